"""A link as a QR code that a phone reads from paper or from another screen."""

import io

SCALE, BORDER = 10, 4  # dots a module, and modules of white around (four is what readers ask for)
KINDS = ("png", "svg")


def draw_qr(link: str, kind: str = "png") -> bytes:
    """The link as a PNG or SVG image (`kind`). Raises `ValueError` for another kind or too long a link."""
    if kind not in KINDS:
        raise ValueError(kind)
    import segno  # few commands draw one

    image = io.BytesIO()
    segno.make_qr(link, error="m").save(image, kind=kind, scale=SCALE, border=BORDER)
    return image.getvalue()

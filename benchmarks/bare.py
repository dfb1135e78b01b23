"""The yardstick: the least that any webhook must do, which is to verify the signature and parse the JSON."""

import base64
import hashlib
import hmac
import json
import os

from flask import Flask, Response, request


def web() -> Flask:
    """A Flask application with one view that keeps nothing."""
    app = Flask("bare", static_folder=None)
    secret = os.environ["LINE_CHANNEL_SECRET"].encode()

    @app.post("/line/webhook")
    def webhook() -> Response:
        body = request.get_data(cache=False)
        expected = base64.b64encode(hmac.digest(secret, body, hashlib.sha256))
        if not hmac.compare_digest(expected, request.headers.get("x-line-signature", "").encode()):
            return Response(status=401)
        json.loads(body)
        return Response(status=200)

    return app

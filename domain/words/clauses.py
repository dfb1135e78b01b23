"""Takes a message apart where it says different things of different duties: "E5 60% E3 70%"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.thai import normalise, without_links
from domain.words.circle import BY_CODE, Meant
from domain.words.heard import LINK_MARK, Heard
from domain.words.joined import spans, stands_beside
from domain.words.mixing import ANOTHER, NOTHING, mixed, told_of_another
from domain.words.percents import lone_number
from domain.words.report_words import PERCENT, SUBMIT
from domain.words.reports import Report, read_part

JOINS = re.compile(r"[\s,/&+]*(?:และ|กับ|กะ(?=\s)|ข้อ(?:ที่)?|[\s,/&+])*")
AGAIN = 3  # letters between two names of one thing
LISTED = re.compile(r"(?:^|\n|\s)(?:[0-9]{1,2}[.)]|ข้อ\s?[0-9]{1,2})\s+(?=[a-z]{1,4}[0-9])")
PAIRED = re.compile(  # a number behind a code, and then another code: what parts them joins nothing
    r"([a-z]{1,4}[ -]?[0-9]{1,3}(?:\s*=\s*|\s+)[0-9]{1,3}(?:\.[0-9]+)?)(?:\s*[,;]\s*|\s*และ\s*|\s+/\s+)(?=[a-z]{1,4}[ -]?[0-9])"
)


@dataclass(frozen=True)
class Part:
    """What is said of some duties: the places that name them, whether side by side, and the report.

    `mixed`: something is told of one of them, and something of another that was not understood.
    """

    meant: tuple[Meant, ...]
    report: Report
    listed: bool = True
    mixed: bool = False

    @property
    def sure(self) -> bool:
        """Whether every duty of it is certain."""
        return bool(self.meant) and all(one.sure for one in self.meant)

    @property
    def ids(self) -> tuple[int, ...]:
        """The duties, each once; empty unless all are certain."""
        return tuple(dict.fromkeys(id_ for one in self.meant for id_ in one.ids)) if self.sure else ()

    @property
    def scattered(self) -> bool:
        """Whether several duties are named here and there, not by code: one may only be spoken of."""
        return len(self.ids) > 1 and any(one.by not in BY_CODE for one in self.meant) and not self.listed

    @property
    def candidates(self) -> tuple[int, ...]:
        """All duties that may be meant."""
        return tuple(dict.fromkeys(id_ for one in self.meant for id_ in (*one.ids, *one.candidates)))


def take_apart(heard: Heard, meant: Sequence[Meant]) -> tuple[Part, list[Part]]:
    """The message as a whole, and a part for each group of names where different things are said of them.

    What a clause beside codes calls by name counts only as a part of its own: else it is spoken of.
    """
    whole, parts = _taken_apart(heard, meant)
    codes = [one for one in meant if one.by != "aside" or stands_beside(heard.words, one, meant)]
    return (whole, parts) if parts or len(codes) == len(meant) else _taken_apart(heard, codes)


def _taken_apart(heard: Heard, meant: Sequence[Meant]) -> tuple[Part, list[Part]]:
    words = LISTED.sub(lambda found: re.sub("[0-9.)]", " ", found[0]), heard.words)
    words = PAIRED.sub(lambda found: found[1].ljust(len(found[0])), words)
    groups = _groups(words, meant)
    report = _read(words, meant, 0, heard.links, normalise(without_links(heard.said)))
    whole = Part(tuple(meant), report, listed=len(groups) == 1)
    if len(groups) == 1 or not groups:
        return replace(whole, mixed=bool(groups) and told_of_another(words, groups[0], heard)), []
    parts = _joined(words, groups, heard) or _behind(words, groups, heard) or _before(words, groups, heard)
    if not parts:
        return replace(whole, mixed=mixed(words, groups, heard)), []
    parts = _merged(parts)
    if len({id_ for part in parts for id_ in part.ids}) == 1:
        return whole, []  # "เรียนรวม 42% ยังรอแผน IEP": one thing in two of its names
    return whole, parts if whole.report.contradicts_itself or _differ(parts) else []


def _merged(parts: list[Part]) -> list[Part]:
    """A problem that is told apart from how far the same duty is belongs to it: "E4 81% โดย E4 ยังขาดข้อมูล"."""
    found: list[Part] = []
    for part in parts:
        at = next((n for n, one in enumerate(found) if one.ids and one.ids == part.ids), None)
        only_in_the_way = part.report.kind == "report_problem"
        if at is None or not only_in_the_way or found[at].report.problem:
            found.append(part)
        else:
            found[at] = replace(found[at], report=replace(found[at].report, problem=part.report.problem))
    return found


def _groups(words: str, meant: Sequence[Meant]) -> list[tuple[Meant, ...]]:
    """Names that stand side by side belong together, and two names of one thing: "เรียนรวม (IEP)"."""
    groups: list[tuple[Meant, ...]] = []
    for one in meant:
        between = words[groups[-1][-1].end : one.start] if groups else ""
        again = bool(groups and one.ids) and one.ids == groups[-1][-1].ids and len(between) <= AGAIN
        if groups and (again or JOINS.fullmatch(between)):
            groups[-1] = (*groups[-1], one)
        else:
            groups.append((one,))
    return groups


def _joined(words: str, groups: Sequence[tuple[Meant, ...]], heard: Heard) -> list[Part]:
    """Each group with its clause, where words join them: "60% E5 ส่วน E3 เสร็จแล้ว"."""
    found = spans(words, groups)
    return _parts(words, found, groups, heard) if found else []


def _behind(words: str, groups: Sequence[tuple[Meant, ...]], heard: Heard) -> list[Part]:
    """Each group with what follows it, if that tells something of each, and no number stands before the first."""
    if PERCENT.search(words, 0, groups[0][0].start):
        return []
    starts = [group[0].start for group in groups] + [len(words)]
    spans = [(starts[n], starts[n + 1]) for n in range(len(groups))]
    return _parts(words, spans, groups, heard)


def _before(words: str, groups: Sequence[tuple[Meant, ...]], heard: Heard) -> list[Part]:
    """Each group with what stands before it, where nothing follows the last: "60% E5, 70% E3"."""
    if len(NOTHING.sub("", words[groups[-1][-1].end :])) >= ANOTHER:
        return []
    ends = [0, *(group[-1].end for group in groups)]
    spans = [(ends[n], ends[n + 1]) for n in range(len(groups))]
    return _parts(words, spans, groups, heard)


def _parts(
    words: str, spans: Sequence[tuple[int, int]], groups: Sequence[tuple[Meant, ...]], heard: Heard
) -> list[Part]:
    parts = []
    for (start, end), group in zip(spans, groups, strict=True):
        if start and _told_before_and_behind(words[start:end], group, start):
            return []
        before = words[:start].count(LINK_MARK)
        links = heard.links[before : before + words[start:end].count(LINK_MARK)]
        parts.append(Part(group, _read(words[start:end], group, start, links)))
    parts = _with_lone_numbers(words, spans, parts)
    return parts if all(_tells(part) for part in parts) else []


def _with_lone_numbers(words: str, spans: Sequence[tuple[int, int]], parts: list[Part]) -> list[Part]:
    """A lone number that stands where percents do tells one too, where each part tells a number or is silent."""
    found = []
    for (start, end), part in zip(spans, parts, strict=True):
        said = lone_number(without_names(words[start:end], part.meant, start))
        silent = not part.report.says_something or part.report.kind == "report_problem"
        known = said is not None and silent and part.report.percent is None
        found.append(replace(part, report=replace(part.report, percent=said)) if known else part)
    return found if sum(part.report.percent is not None for part in found) > 1 else parts


def _told_before_and_behind(words: str, group: tuple[Meant, ...], offset: int) -> bool:
    """Whether a clause tells a number before its name and that it is handed in behind: the number is another's."""
    before, behind = words[: group[0].start - offset], words[group[-1].end - offset :]
    return bool(PERCENT.search(before) and SUBMIT.search(behind))


def _tells(part: Part) -> bool:
    """Whether something certain is told; of what is only called by its name, more than a complaint."""
    report = part.report
    aside = any(one.by == "aside" for one in part.meant)
    talk = report.softly and report.percent is None and report.value is None
    return report.says_something and not report.contradicts_itself and not (aside and talk)


def _read(
    words: str, meant: Sequence[Meant], offset: int, links: tuple[str, ...], said: str | None = None
) -> Report:
    by_code = [one for one in meant if one.by in BY_CODE]
    words = without_names(words, by_code, offset)
    doing = without_names(words, meant, offset)
    named_at = min((max(one.start - offset, 0) for one in meant), default=None)
    return read_part(words, doing, links, said, named_at=named_at, by_code=bool(by_code))


def without_names(words: str, meant: Sequence[Meant], offset: int = 0) -> str:
    """The words with blanks where duties are named."""
    for one in meant:
        start, end = one.start - offset, one.end - offset
        words = words[:start] + " " * (end - start) + words[end:]
    return words


def _differ(parts: Sequence[Part]) -> bool:
    """Whether more is told than the same of each; what is in the way holds the day that is asked for."""
    told = {(part.report.kind, *_contents(part.report)) for part in parts}
    return len(told) > 1


def _contents(report: Report) -> tuple[object, ...]:
    return report.percent, report.value, report.problem, report.links

"""The one door to every handler: asks `may`, calls the table, writes the audit."""

from collections.abc import Callable
from datetime import datetime

from domain import broadcast_commands as b
from domain import change_commands as ch
from domain import commands as c
from domain import coordinator_commands as k
from domain import desk_commands as d
from domain import enrol_commands as e
from domain import group_commands as g
from domain import personal_commands as p
from domain import step_commands as s
from domain.duties import Refused
from domain.group_rules import Place, place_of, shows_another_unit
from domain.notices import Answer, Owed
from domain.people import Actor
from domain.permission import Verdict, may
from domain.ports import Work
from domain.several import Several
from domain.telling import duty_facts, list_facts, some
from domain.words.unclear_dates import DateUnclear
from handlers import (
    adding,
    approving,
    broadcasts,
    calendar,
    coordination,
    correcting,
    desk,
    duties,
    enrolment,
    file_links,
    groups,
    letters,
    office_files,
    own_data,
    personal,
    progress,
    proposing,
    reassigning,
    releasing,
    round_dates,
    rounds,
    small_talk,
    status,
    steps,
    suggesting,
    summaries,
    undo,
    who_owes,
)
from handlers.acting import who_did
from handlers.changes import CARRY

Handler = Callable[..., list[Owed]]

TABLE: dict[type[c.Command], Handler] = {
    c.Greeting: small_talk.greet,
    c.Help: small_talk.help_,
    c.Thanks: small_talk.thanks,
    g.Introduce: groups.introduce,
    g.StrangerSpeaks: groups.meet_stranger,
    g.GroupFile: groups.file_in_group,
    c.WhoAmI: own_data.who_am_i,
    c.CannotUse: small_talk.cannot_use,
    c.NeverMind: small_talk.never_mind,
    c.NotUnderstood: small_talk.not_understood,
    c.Enrol: enrolment.enrol,
    c.ListDuties: duties.list_duties,
    c.ShowDuty: duties.show_duty,
    c.AskUpdate: duties.ask_update,
    c.AskProblem: duties.ask_problem,
    c.AskWhich: duties.ask_which,
    c.ReportProgress: progress.report_progress,
    c.ReportProblem: progress.report_problem,
    c.Submit: progress.submit,
    c.Attach: progress.attach,
    c.Undo: undo.undo,
    c.WhoOwes: who_owes.who_owes,
    b.PrepareBroadcast: broadcasts.prepare,
    b.ConfirmBroadcast: broadcasts.confirm,
    b.CancelBroadcast: broadcasts.cancel,
    b.ShowBroadcast: broadcasts.show,
    b.ShowLetter: letters.show_letter,
    b.KeepLetter: letters.keep_letter,
    b.ShowRegister: letters.show_register,
    b.Acknowledge: broadcasts.acknowledge,
    s.Review: steps.review,
    s.RecordEntry: steps.record_entry,
    s.Tick: steps.tick,
    s.ShowRound: rounds.show_round,
    s.TakeRoundStep: rounds.take_round_step,
    s.UndoRoundStep: undo.undo_round_step,
    p.Calendar: calendar.calendar,
    p.Away: personal.go_away,
    p.Back: personal.come_back,
    p.Mute: personal.mute,
    p.Note: personal.note,
    p.AskNote: personal.ask_note,
    p.KeepNote: personal.keep_note,
    p.EraseMe: own_data.erase_me,
    p.ConfirmErase: own_data.confirm_erase,
    p.EnrolByName: enrolment.enrol_by_name,
    p.Correct: correcting.correct,
    k.Nudge: coordination.nudge,
    k.AnswerProblem: coordination.answer_problem,
    k.ApproveEnrol: approving.approve_enrol,
    e.ShowRequests: approving.show_requests,
    e.ConfirmEnrol: approving.confirm_enrol,
    e.RefuseEnrol: approving.refuse_enrol,
    e.IssueCode: releasing.issue_code,
    e.ReleaseEnrol: releasing.release,
    e.ConfirmRelease: releasing.confirm_release,
    e.ConfirmReleaseAll: releasing.confirm_release_all,
    e.ConfirmLeft: releasing.confirm_left,
    g.TieGroup: groups.tie_group,
    g.UntieGroup: groups.untie_group,
    g.ShowGroup: groups.show_group,
    k.AskAnswer: coordination.ask_answer,
    k.AddDuty: adding.add_duty,
    k.Reassign: reassigning.reassign,
    k.MoveRound: round_dates.move_round,
    **dict.fromkeys((ch.AllOf, *CARRY), proposing.propose),
    ch.Confirm: proposing.confirm,
    ch.Drop: proposing.drop,
    d.AskTemplate: desk.ask_template,
    d.AskExport: desk.ask_export,
    d.WhoNotEnrolled: desk.who_not_enrolled,
    d.ImportFile: office_files.confirm,
    d.KeepAsEvidence: office_files.keep_as_evidence,
    d.ShowStatus: status.show_status,
    d.ShowStuck: status.show_stuck,
    d.ShowSummary: summaries.show_summary,
    d.ShowWeek: summaries.show_week,
    d.TryAgain: status.try_again,
    d.RevokeFile: file_links.revoke,
    d.ShowSuggestions: suggesting.show_suggestions,
}


def dispatch(command: c.Command, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """Carry out what an actor asks, if they may, and return what we owe in answer."""
    if isinstance(command, Several):
        commands = proposing.gathered(command.commands)
        return [owed for one in commands for owed in dispatch(one, actor, work, now)]
    if not command.only_looks:
        work.duties.hold(command.duty_ids)
    refusal = _refusal(command, actor, work, now)
    if refusal:
        return [refusal]
    try:
        owed = TABLE[type(command)](command, actor, work, now)
    except Refused as no:
        return [_refused(command, no.why, no.duty, work, now)]
    except DateUnclear as unclear:
        return [_date_unclear(command, unclear, work, now)]
    person_id = who_did(actor, work)
    for duty_id in command.duty_ids or (None,):
        work.history.audit(now, person_id, actor.via, command.name, duty_id, _for_whom(duty_id, actor, work))
    return owed


def _for_whom(duty_id: int | None, actor: Actor, work: Work) -> str:
    """In whose place a deputy did it."""
    duties = work.duties.get([duty_id]) if duty_id and actor.stands_for else []
    return ", ".join(f"for {one}" for duty in duties for one in actor.instead_of(duty.holders))


def _refusal(command: c.Command, actor: Actor, work: Work, now: datetime) -> Answer | None:
    """A stranger hears the same of a duty that there is and of one that there is not."""
    place = place_of(command, actor.chat)
    if place is not Place.FITS:
        return Answer(place.value)
    if actor.person is None and may(actor, command) is not Verdict.MAY:
        return Answer("refused", {"why": may(actor, command).value, "duty": None, "looks": True, "left": ""})
    found = work.duties.get(command.duty_ids)
    if len(found) < len(command.duty_ids):
        return Answer("refused", {"why": "no_such_duty", "duty": None, "looks": True, "left": ""})
    for duty in found or (None,):
        verdict = may(actor, command, duty)
        if verdict is not Verdict.MAY:
            return _refused(command, verdict.value, duty.id if duty else None, work, now)
    return Answer(Place.ASK_IN_PRIVATE.value) if shows_another_unit(command, found, actor.chat) else None


def _refused(command: c.Command, why: str, duty_id: int | None, work: Work, now: datetime) -> Answer:
    """Which of its duties stands in the way, and which are left undone for it: all of them or none."""
    duties = work.duties.get(command.duty_ids or filter(None, (duty_id,)))
    first = next((duty for duty in duties if duty.id == duty_id), duties[0] if duties else None)
    left = "" if command.only_looks else some(duty.code for duty in duties if duty is not first)
    facts = duty_facts(first, now.date()) if first else None
    return Answer("refused", {"why": why, "duty": facts, "looks": command.only_looks, "left": left})


def _date_unclear(command: c.Command, unclear: DateUnclear, work: Work, now: datetime) -> Answer:
    """Which duties are left as they were, what is wrong with the date, and what would be right."""
    left = list_facts(work.duties.get(command.duty_ids), now.date())
    return Answer("date_unclear", {"why": str(unclear)} | left)

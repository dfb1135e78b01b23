"""Coming and going: friends of the bot, and who is in which group."""

from dataclasses import replace

from playground.people import Group
from playground.phones import Phones


class Membership(Phones):
    """People become friends or block the bot; people and the bot join and leave groups."""

    def follow(self, who: str) -> None:
        """Add the bot as a friend, or unblock it."""
        with self.lock:
            person = self.office.person(who)
            was_blocked = person.friendship == "blocked"
            person = self.office.befriend(person, "friend")
            self.send(self.event("follow", person, None, follow={"isUnblocked": was_blocked}))

    def unfollow(self, who: str) -> None:
        """Block the bot."""
        with self.lock:
            person = self.office.befriend(self.office.person(who), "blocked")
            self.send(self.event("unfollow", person, None, answerable=False))

    def join(self, group: str) -> None:
        """Invite the bot into a group."""
        with self.lock:
            joined = self._change(self.office.group(group), has_bot=True)
            self.send(self.event("join", None, joined))

    def leave(self, group: str) -> None:
        """Remove the bot from a group; the same happens when it leaves by itself."""
        with self.lock:
            left = self._change(self.office.group(group), has_bot=False)
            self.send(self.event("leave", None, left, answerable=False))

    def new_group(self, name: str, members: list[str]) -> str:
        """Make a group without the bot; its id."""
        with self.lock:
            return self.office.add_group(name, members, has_bot=False).id

    def member_joins(self, who: str, group: str) -> None:
        with self.lock:
            person, joined = self.office.person(who), self.office.group(group)
            members = tuple(dict.fromkeys((*joined.members, person.id)))
            joined = self._change(joined, members=members)
            if joined.has_bot:
                self.send(self.event("memberJoined", None, joined, joined={"members": [_user(person.id)]}))

    def member_leaves(self, who: str, group: str) -> None:
        with self.lock:
            person, left = self.office.person(who), self.office.group(group)
            left = self._change(left, members=tuple(id for id in left.members if id != person.id))
            if left.has_bot:
                gone = {"members": [_user(person.id)]}
                self.send(self.event("memberLeft", None, left, answerable=False, left=gone))

    def _change(
        self, group: Group, *, has_bot: bool | None = None, members: tuple[str, ...] | None = None
    ) -> Group:
        changed = replace(
            group,
            has_bot=group.has_bot if has_bot is None else has_bot,
            members=group.members if members is None else members,
        )
        self.office.keep(changed)
        return changed


def _user(user_id: str) -> dict[str, str]:
    return {"type": "user", "userId": user_id}

"""Kijkmaatjes: asking, saying yes, and ending it."""

from functools import partial
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import func, insert, select

from observatie.db.accounts import School, User
from observatie.db.pairs import Pair
from observatie.services import pairs
from observatie.services.pairs import end_pair, invite_or_accept
from observatie.web.database import db, start_writing
from tests.server.records.test_at_the_same_time import all_at_once
from tests.support.accounts import make_member
from tests.support.people import People, Tablet, make_event, make_observation, make_shared_report, outcomes

ROUNDS = 12


def switch(app: Flask, tablet: Tablet, *, on: bool) -> None:
    with app.app_context():
        start_writing().get_one(User, tablet.user_id).active = on
        db.session.commit()


def code(answer) -> tuple[int, str]:
    return answer.status_code, answer.json["code"]


def try_to_share(owner: Tablet, other: Tablet, kind: str = "shared_report"):
    record = str(uuid4())
    field, value = ("shared.report", "{}") if kind == "shared_report" else ("setup.date", "2026-04-01")
    return owner.send(record, make_event(record, field, value), kind=kind, members=[other.account_id])


def test_one_asks_and_the_other_says_yes(people: People):
    bram, carla = people.bram, people.carla
    assert bram.invite(carla).json == {"account_id": carla.account_id, "state": "invited"}
    assert bram.pairs()[carla.account_id] == "invited"
    assert carla.pairs()[bram.account_id] == "invites_me"
    assert code(try_to_share(bram, carla)) == (422, "not_a_pair")
    assert carla.invite(bram).json == {"account_id": bram.account_id, "state": "pair"}
    assert bram.pairs()[carla.account_id] == carla.pairs()[bram.account_id] == "pair"
    assert try_to_share(bram, carla).status_code == try_to_share(carla, bram, "visit").status_code == 200


def test_asking_and_saying_yes_twice_come_to_the_same(people: People):
    bram, carla = people.bram, people.carla
    assert [bram.invite(carla).json["state"] for _ in range(3)] == ["invited"] * 3
    assert [carla.invite(bram).json["state"] for _ in range(3)] == ["pair"] * 3
    assert bram.invite(carla).json["state"] == "pair"
    with people.app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Pair)) == 3


@pytest.mark.parametrize("ender", ["bram", "carla"])
@pytest.mark.parametrize("is_accepted", [False, True])
def test_either_withdraws_declines_or_ends_and_twice_comes_to_the_same(people: People, ender: str, is_accepted: bool):
    bram, carla = people.bram, people.carla
    bram.invite(carla)
    if is_accepted:
        carla.invite(bram)
    one, other = (bram, carla) if ender == "bram" else (carla, bram)
    answers = [one.end(other), one.end(other), other.end(one)]
    assert [answer.json for answer in answers[:2]] == [{"account_id": other.account_id, "ended": True}] * 2
    assert answers[2].status_code == 200
    assert other.account_id not in one.pairs()
    assert one.account_id not in other.pairs()
    # Nothing stands in the way of asking again.
    assert other.invite(one).json["state"] == "invited"


def test_what_was_shared_stays_and_nothing_new_is_shared(people: People):
    anna, bram = people.anna, people.bram
    record, report = make_shared_report(anna, bram, opened=True)
    assert bram.end(anna).status_code == 200
    assert set(anna.listed()) == set(bram.listed()) == {record}
    assert bram.read(record)[report["id"]] == report["value"]
    assert outcomes(bram.send(record, make_event(record, "shared.takeaway", "Rustiger"))) == ["stored"]
    for kind in ("shared_report", "visit"):
        for owner, other in ((anna, bram), (bram, anna)):
            assert code(try_to_share(owner, other, kind)) == (422, "not_a_pair")
    assert anna.get("/api/records").json["people"].keys() == {anna.account_id, bram.account_id, people.carla.account_id}


def test_colleagues_are_the_others_of_the_school_by_name_and_nothing_else_of_them(people: People):
    listed = people.carla.get("/api/colleagues").json["colleagues"]
    others = (people.anna, people.bram, people.els)
    names = ("Anna", "Bram", "Els")
    assert listed == [{"account_id": one.account_id, "name": name} for one, name in zip(others, names, strict=True)]
    assert people.daan.get("/api/colleagues").json["colleagues"] == []


def test_who_is_switched_off_is_not_there_to_share_with(people: People, app: Flask):
    anna, bram, carla = people.anna, people.bram, people.carla
    switch(app, bram, on=False)
    assert bram.account_id not in {one["account_id"] for one in anna.get("/api/colleagues").json["colleagues"]}
    assert bram.account_id not in anna.pairs()
    assert bram.account_id not in anna.get("/api/records").json["people"]
    assert code(try_to_share(anna, bram)) == (422, "not_a_pair")
    assert code(carla.invite(bram)) == code(anna.invite(bram)) == (404, "no_colleague")
    switch(app, bram, on=True)
    assert anna.pairs()[bram.account_id] == "pair"


def test_ending_it_also_works_while_the_other_is_switched_off(people: People, app: Flask):
    switch(app, people.bram, on=False)
    assert people.anna.end(people.bram).status_code == 200
    switch(app, people.bram, on=True)
    assert people.bram.account_id not in people.anna.pairs()


def test_nobody_is_a_pair_with_herself(people: People):
    assert code(people.anna.invite(people.anna)) == code(people.anna.end(people.anna)) == (404, "no_colleague")


def test_a_pair_is_in_the_listing_and_its_tag(people: People):
    bram, carla = people.bram, people.carla
    tags = [bram.get("/api/records").headers["ETag"]]
    carla.invite(bram)
    listing = bram.get("/api/records", **{"If-None-Match": tags[0]})
    assert listing.status_code == 200
    tags.append(listing.headers["ETag"])
    states = {people.anna.account_id: "pair", carla.account_id: "invites_me"}
    assert listing.json["pairs"] == [{"account_id": one, "state": states[one]} for one in sorted(states)]
    names = {people.anna.account_id: "Anna", carla.account_id: "Carla"}
    assert listing.json["people"] == names
    assert bram.get("/api/records", **{"If-None-Match": tags[1]}).status_code == 304
    bram.invite(carla)
    tags.append(bram.get("/api/records").headers["ETag"])
    bram.end(carla)
    assert bram.get("/api/records").headers["ETag"] == tags[0]
    assert len(set(tags)) == 3


def test_what_others_have_together_is_not_in_her_listing(people: People):
    people.carla.invite(people.els)
    assert people.els.account_id not in people.anna.get("/api/records").json["people"]
    make_observation(people.els)
    assert people.els.pairs() == {people.carla.account_id: "invites_me"}


def test_more_than_a_school_has_is_refused_and_who_asks_her_does_not_count(people: People, monkeypatch):
    monkeypatch.setattr(pairs, "MAX_PAIRS", 2)
    anna, els = people.anna, people.els  # Anna: a pair with Bram, and Carla invited
    assert code(anna.invite(els)) == (422, "too_many_pairs")
    els.invite(anna)
    assert code(anna.invite(els)) == (422, "too_many_pairs")
    assert anna.invite(people.bram).json["state"] == "pair"
    anna.end(people.carla)
    assert anna.invite(els).json["state"] == "pair"


def test_two_who_ask_each_other_at_once_are_one_pair(people: People):
    with people.app.app_context():
        sessions = db.sessionmaker

    def ask(one: Tablet, other: Tablet) -> str:
        with sessions() as session:
            return invite_or_accept(session, one.user_id, other.account_id)

    bram, carla = people.bram, people.carla
    for _ in range(ROUNDS):
        states = all_at_once(*[partial(ask, bram, carla), partial(ask, carla, bram)] * 2)
        assert "pair" in states
        with sessions() as session:
            there = session.execute(select(Pair.accepted_at).where(Pair.inviter_id != people.anna.user_id)).all()
            # Bram and Anna are a pair already.
            assert [accepted is not None for (accepted,) in there] == [True, True]
        with sessions() as session:
            end_pair(session, bram.user_id, carla.account_id)


def test_a_large_school_is_listed_whole(people: People):
    with people.app.app_context():
        school = start_writing().scalar(select(School.id).where(School.name == "De Wilg"))
        db.session.commit()
    member = make_member(people.app, school, "älma")
    with people.app.app_context():
        rows = [
            {
                "account_id": str(uuid4()), "name": f"Collega {n}", "school_id": school, "email": f"{n}@school.test",
                "active": True, "fs_uniquifier": str(n),
            }
            for n in range(500)
        ]  # fmt: skip
        start_writing().execute(insert(User), rows)
        db.session.commit()
    listed = people.anna.get("/api/colleagues").json["colleagues"]
    assert len(listed) == 504
    assert listed[-1] == {"account_id": member.account_id, "name": "älma"}

"""Whose work comes next: clients that ask for little do not wait for those that ask for much."""

import pytest

from unkg.serving import Limits
from unkg.serving.errors import Busy
from unkg.serving.scheduling import Job, Queue, Standing

LIMITS = Limits(waiting=4, waiting_per_client=2, waiting_seconds=10)


@pytest.fixture
def queue() -> Queue:
    return Queue(LIMITS)


def add(queue: Queue, client: str, now: float = 0.0) -> Job:
    job = Job(client, None, None, now)
    queue.add(job, now)
    return job


def known(queue: Queue, client: str, now: float = 0.0) -> None:
    queue.clients.answered(client, 0.01, now)


def slow(queue: Queue, client: str, now: float = 0.0) -> None:
    queue.clients.stopped(client, 1.0, now)


def test_the_client_that_used_least_comes_first(queue):
    queue.clients.charged("much", 5.0, 0.0)
    queue.clients.charged("little", 0.1, 0.0)
    add(queue, "much")
    light = add(queue, "little")
    assert queue.take(quick=True, now=0.0) is light


def test_of_one_client_the_first_comes_first(queue):
    first, _ = add(queue, "a", 0.0), add(queue, "a", 1.0)
    assert queue.take(quick=False, now=1.0) is first


def test_one_client_does_not_take_both_places_while_another_waits(queue):
    first, _, other = add(queue, "a"), add(queue, "a"), add(queue, "b")
    assert queue.take(quick=True, now=0.0) is first
    assert queue.take(quick=False, now=0.0) is other


def test_use_is_forgotten(queue):
    queue.clients.answered("a", 8.0, 0.0)
    assert queue.clients.used("a", 120.0) == pytest.approx(2.0)


def test_a_slow_client_never_gets_the_quick_place(queue):
    slow(queue, "cross joins")
    job = add(queue, "cross joins")
    assert queue.take(quick=True, now=0.0) is None
    assert queue.take(quick=False, now=0.0) is job


def test_the_quick_place_is_kept_for_a_known_client_that_is_present(queue):
    known(queue, "reader")
    stranger = add(queue, "stranger")
    assert queue.take(quick=True, now=1.0) is None
    assert queue.take(quick=True, now=120.0) is stranger


def test_a_client_is_not_known_for_answers_that_took_long(queue):
    known(queue, "reader")
    queue.clients.answered("large answers", 0.3, 0.0)
    add(queue, "large answers")
    assert queue.take(quick=True, now=1.0) is None


def test_a_client_with_a_short_query_before_each_long_one_is_not_known(queue):
    for _ in range(10):
        queue.clients.answered("both", 0.01, 0.0)
        queue.clients.answered("both", 0.3, 0.0)
    assert queue.clients.standing("both", 0.0) is Standing.NEW


def test_one_answer_that_was_delayed_does_not_make_a_known_client_new(queue):
    known(queue, "reader")
    queue.clients.answered("reader", 2.0, 0.0)
    assert queue.clients.standing("reader", 0.0) is Standing.KNOWN
    queue.clients.answered("reader", 2.0, 0.0)
    assert queue.clients.standing("reader", 0.0) is Standing.NEW


def test_clients_of_long_answers_do_not_keep_the_quick_place_free(queue):
    queue.clients.answered("large answers", 0.3, 0.0)
    stranger = add(queue, "stranger")
    assert queue.take(quick=True, now=1.0) is stranger


def test_the_quick_place_is_kept_for_others_only(queue):
    known(queue, "a"), known(queue, "b")
    for _ in range(2):
        queue.clients.answered("b", 0.3, 1.0)
    add(queue, "b", 1.0)
    assert queue.take(quick=True, now=1.0) is None
    slow(queue, "a", 1.0)
    assert queue.take(quick=True, now=1.0)


def test_a_standing_ends(queue):
    slow(queue, "a", 0.0)
    assert queue.clients.standing("a", 1.0) is Standing.SLOW
    assert queue.clients.standing("a", 301.0) is Standing.NEW


def test_a_slow_client_that_is_refused_stays_slow(queue):
    slow(queue, "a", 0.0)
    queue.clients.refused("a", 200.0)
    assert queue.clients.standing("a", 400.0) is Standing.SLOW


def test_a_client_has_a_share_of_the_queue(queue):
    add(queue, "a"), add(queue, "a")
    with pytest.raises(Busy) as refused:
        add(queue, "a")
    assert refused.value.own


def test_a_full_queue_refuses_the_worst(queue):
    for name in "abcd":
        slow(queue, name)
        add(queue, name)
    slow(queue, "another stranger that is slow")
    known(queue, "reader")
    assert queue.add(Job("reader", None, None, 0.0), 0.0).client in "abcd"
    assert len(queue) == 4
    with pytest.raises(Busy):
        add(queue, "another stranger that is slow")


def running(queue: Queue, *clients: str) -> None:
    for client, quick in zip(clients, (True, False), strict=True):
        queue.running[quick] = Job(client, None, None, 0.0, started=0.0, starts=1)


def test_slow_work_is_stopped_for_a_known_client_that_has_waited(queue):
    known(queue, "busy"), known(queue, "reader"), slow(queue, "cross joins")
    running(queue, "busy", "cross joins")
    add(queue, "reader", 1.0)
    assert queue.to_stop(1.05) is None
    assert queue.to_stop(1.2) is False


def test_slow_work_is_stopped_for_a_stranger_while_the_quick_place_is_kept_for_a_reader(queue):
    known(queue, "reader"), slow(queue, "cross joins")
    queue.running[False] = Job("cross joins", None, None, 0.0, started=0.0, starts=1)
    add(queue, "stranger", 1.0)
    assert queue.to_stop(1.2) is False


def test_nothing_is_stopped_for_a_job_that_has_a_free_place(queue):
    slow(queue, "cross joins")
    queue.running[False] = Job("cross joins", None, None, 0.0, started=0.0, starts=1)
    add(queue, "stranger", 1.0)
    assert queue.to_stop(1.2) is None


def test_slow_work_is_not_stopped_for_other_slow_work(queue):
    known(queue, "busy"), slow(queue, "a"), slow(queue, "b")
    running(queue, "busy", "a")
    add(queue, "b", 1.0)
    assert queue.to_stop(9.0) is None


def test_work_of_equals_is_stopped_after_its_share(queue):
    known(queue, "a"), known(queue, "b"), known(queue, "reader")
    running(queue, "a", "b")
    add(queue, "reader", 0.1)
    assert queue.to_stop(0.9) is None
    assert queue.to_stop(1.1) is not None


def test_work_does_not_give_way_to_its_own_client():
    queue = Queue(Limits())
    known(queue, "a"), known(queue, "b")
    running(queue, "a", "a")
    add(queue, "a", 0.1)
    assert queue.to_stop(5.0) is None


def test_of_a_crowd_of_strangers_the_last_comes_first():
    queue = Queue(Limits())
    few = [add(queue, f"stranger {number}", number) for number in range(8)]
    assert queue.take(quick=False, now=9.0) is few[0]
    for number in range(8, 10):
        last = add(queue, f"stranger {number}", number)
    assert queue.take(quick=False, now=11.0) is last


def test_one_of_a_crowd_has_a_smaller_share():
    queue = Queue(Limits())
    running(queue, "a", "b")
    for number in range(10):
        add(queue, f"stranger {number}", 0.0)
    assert queue.to_stop(0.15) is not None
    assert queue.had_its_share(queue.running[True], 0.15)


def test_stopped_work_starts_again_but_not_for_ever(queue):
    job = add(queue, "a")
    for _ in range(2):
        assert queue.take(quick=False, now=0.0) is job
        del queue.running[False]
        queue.again(job, 0.0)
    assert queue.take(quick=False, now=0.0) is job
    with pytest.raises(Busy):
        queue.again(job, 0.0)


def test_what_waits_too_long_is_refused(queue):
    early, late = add(queue, "a", 0.0), add(queue, "b", 5.0)
    assert queue.overdue(11.0) == [early]
    assert queue.take(quick=False, now=11.0) is late


def test_two_hundred_clients_with_endless_work_leave_the_quick_place_to_a_reader():
    """Each stranger's first work is stopped after its share, in the other place; then all of them are slow."""
    queue = Queue(Limits())
    known(queue, "reader")
    now, waited = 0.0, []
    for number in range(200):
        add(queue, f"hostile {number}", now)
    queue.take(quick=False, now=now)
    for _ in range(200):
        now += 0.3
        queue.clients.answered("reader", 0.01, now)
        reader = Job("reader", None, None, now)
        queue.add(reader, now)
        waited.append(queue.take(quick=True, now=now) is not reader)
        queue.running.pop(True, None)
    assert not any(waited)

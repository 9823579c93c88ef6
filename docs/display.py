#!/usr/bin/env python3
"""A display for the hall, with nothing of ours: draws the queue of a centre, and says each call once.

    mosquitto_sub -V 5 -h BROKER -p 8883 --cafile ca.crt --cert man-hinh-1.crt --key man-hinh-1.key -F '%r %t %p' \\
      -t motcua/v1/CENTRE/hub/feed -t motcua/v1/CENTRE/hub/change -t motcua/v1/CENTRE/hub/beat | python3 display.py

Draws a line for each change, and a line that begins with "Mời" for a call to be spoken; docs/queue.md has the rules."""
import json, sys

STAGES = ["waiting", "called", "serving", "absent", "finished", "withdrawn"]
term, day, visits, over, gone, drawn = (0, ""), "", {}, set(), False, ""

def rank(visit):  # the longer account holds; of two of one length the later stage, then the later counters
    return visit["step"], STAGES.index(visit["stage"]), "/".join(visit["called"])

def learn(visit, spoken):
    key = (visit["day"], visit["number"])
    known = visits.get(key)
    if key in over or known and rank(visit) <= rank(known):
        return
    visits[key] = visit
    if spoken and visit["stage"] == "called" and visit["times"] > (known["times"] if known else 0):
        print(f"Mời số {visit['number']} đến quầy {visit['counter']}", flush=True)

def hear(retained, topic, said):
    global term, day, gone
    theirs = (said["term"]["number"], said["term"]["board"])
    if theirs < term:  # a former hub
        return
    term = theirs
    if topic == "beat":
        gone = said["gone"]
    elif topic == "feed":
        day = said["day"]
        over.update((day, number) for number in said["over"])
        for visit in said["visits"]:
            learn(visit, spoken=False)
    elif topic == "change":
        for visit in said["visits"]:
            learn(visit, spoken=not retained)

def picture():
    today = [v for key, v in visits.items() if key[0] == day and key not in over]
    at = {v["counter"]: v["number"] for v in today if v["stage"] in ("called", "serving")}
    waiting = sum(v["stage"] == "waiting" for v in today)
    counters = " · ".join(f"quầy {counter}: {number}" for counter, number in sorted(at.items()))
    return f"{counters or 'chưa gọi ai'} · đang chờ {waiting}" + (" · không có máy điều phối" if gone else "")

for line in sys.stdin:
    retained, topic, payload = line.split(" ", 2)
    hear(retained == "1", topic.rsplit("/", 1)[1], json.loads(payload))
    if picture() != drawn:
        drawn = picture()
        print(drawn, flush=True)

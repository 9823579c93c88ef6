#!/usr/bin/env python3
"""Recomputes the hash chain in a board's ledger (journal.db) or an inbox's SQLite file, with nothing of ours:

    python3 verify.py FILE ...     a line for each fault; exit 0 without one, 1 with, 2 when a file is neither

docs/delivery.md has the formula. What it can not see: a tail cut off at the very end, and signatures of seals."""
import hashlib, json, re, sqlite3, struct, sys

EVENT = "type, wall, {0}, CAST(monotonic AS TEXT), clock, {1}, data, {2} FROM"
LEDGER = "SELECT position, sequence, " + EVENT.format("boot", "lower(hex(previous))", "lower(hex(hash))") + " event"
INBOX = "SELECT sequence, sequence, " + EVENT.format("boot_id", "previous_hash", "hash") + " events"

def sha256(*fields):
    return hashlib.sha256(b"".join(struct.pack(">I", len(f.encode())) + f.encode() for f in fields)).hexdigest()

def is_intact(place, data, digest):
    gone = re.fullmatch("sha256:([0-9a-f]{64})", data)  # erased or withheld: its hash stands in its place
    data_hash = gone[1] if gone else hashlib.sha256(data.encode()).hexdigest()
    return digest == sha256("motcua.chain.v2", *place, data_hash) or (
        not gone and digest == sha256("motcua.chain.v1", *place, data))

def stretches(db):  # (centre, board, epoch), first key, first sequence, hash before it, (end: key, hash) or None, rows
    if db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'run'").fetchone():
        meta = dict(db.execute("SELECT name, value FROM meta"))
        runs = list(db.execute("SELECT position, epoch, sequence, lower(hex(previous)) FROM run ORDER BY rowid"))
        for (start, epoch, first, before), after in zip(runs, runs[1:] + [None]):
            rows = db.execute(LEDGER + " WHERE position >= ? AND position < ? ORDER BY position",
                              (start, after[0] if after else 1 << 62))
            yield (meta["centre"], meta["board"], epoch), start, first, before, after and (after[0] - 1, None), rows
    else:
        for id, *chain, last, digest in list(db.execute("SELECT id, centre, board, epoch, sequence, hash FROM chains")):
            rows = db.execute(INBOX + " WHERE chain = ? ORDER BY sequence", (id,))
            yield tuple(chain), 1, 1, "0" * 64, (last, digest), rows

def verify(db):
    gone, erased, withheld, events = {}, {}, set(), 0
    if db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'anomalies'").fetchone():
        withheld = set(db.execute("SELECT epoch || '-' || sequence FROM anomalies WHERE kind = 'WITHHELD'"))
    for (centre, board, epoch), key, sequence, before, end, rows in stretches(db):
        key -= 1
        for at, number, kind, *moment, previous, data, digest in rows:
            name, events = f"{epoch}-{number}", events + 1
            if at != key + 1 or number != sequence:
                yield f"{name}: {sequence} was to follow, something is missing or doubled"
            elif previous != before:
                yield f"{name}: it does not link to the event before it"
            if data == "" and (name,) in withheld:
                pass  # the place of an event of version 1: there is nothing to prove it by
            elif not is_intact((centre, board, epoch, str(number), kind, *moment, previous), data, digest):
                yield f"{name}: it is not what its hash says"
            elif kind == "vn.motcua.data.erased.v1":
                erased[json.loads(data)["event"], json.loads(data)["hash"]] = name
            (gone if data.startswith("sha256:") else {})[name, digest] = True
            key, sequence, before = at, number + 1, digest
        if end and (key, before) != (end[0], end[1] or before):
            yield f"{epoch}: it ends at {key} and not at {end[0]}, or with another hash"
    for name, digest in gone.keys() - erased.keys():
        if (name,) not in withheld:
            yield f"{name}: its data are gone, and no event says that they were erased"
    print(f"{events} events, {len(gone)} of them without their data")

def main(files):
    faults = 0
    for file in files:
        try:
            for fault in verify(sqlite3.connect(f"file:{file}?mode=ro", uri=True)):
                faults += 1
                print(f"{file}: {fault}")
        except sqlite3.Error as e:
            print(f"{file}: no ledger and no inbox that can be read: {e}")
            return 2
    return 1 if faults else 0

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

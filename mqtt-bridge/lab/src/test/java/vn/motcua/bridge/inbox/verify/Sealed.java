package vn.motcua.bridge.inbox.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.motcua.bridge.BoardEvent.DaySealed;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.SampleEvent.TicketNoshow;
import vn.motcua.bridge.SampleEvent.TicketVoided;
import vn.motcua.bridge.delivery.Ledger;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.Seals;

/** A board's days with their seals. */
final class Sealed {
  private final String name;
  private final Ledger ledger;
  private final List<Event> events = new ArrayList<>();
  private final KeyPair keys;

  Sealed(String name, String epoch) {
    this.name = name;
    this.ledger = new Ledger("hanoi", name).renew(epoch);
    try {
      keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  List<Event> events() {
    return events;
  }

  /** This many tickets, of two types, and the seal of the day early on the next one. */
  Sealed day(String day, int tickets) {
    LocalDate of = LocalDate.parse(day);
    tickets(of, tickets + 1);
    return seal(of, Seals.seal(ledger, identity(), of, keys.getPrivate()));
  }

  /** The same, but other events stand between what the seal goes up to and the seal. */
  Sealed lateSeal(String day, int tickets, int between) {
    LocalDate of = LocalDate.parse(day);
    tickets(of, tickets);
    DaySealed seal = Seals.seal(ledger, identity(), of, keys.getPrivate());
    tickets(of, between);
    return seal(of, seal);
  }

  /** A seal that counts events that never happened. */
  Sealed wrongSeal(String day) {
    LocalDate of = LocalDate.parse(day);
    Event last = events.getLast();
    return seal(
        of,
        new DaySealed(
            of, last.sequence(), last.hash(), new TreeMap<>(Map.of("vn.motcua.x.y.v1", 9L)), ""));
  }

  private void tickets(LocalDate day, int count) {
    for (int i = 0; i < count; i++) {
      String number = Integer.toString(1_001 + i);
      Moment at = at(day, 3_600 + i);
      events.addAll(
          i % 3 == 0
              ? ledger.append(List.of(new TicketVoided(day, number, "hết giấy")), at)
              : ledger.append(List.of(new TicketNoshow(day, number, "2")), at));
    }
  }

  private Sealed seal(LocalDate day, DaySealed seal) {
    events.addAll(ledger.append(List.of(seal), at(day.plusDays(1), 60)));
    return this;
  }

  private static Moment at(LocalDate day, int second) {
    Instant wall = day.atStartOfDay(Seals.DAY_ZONE).toInstant().plusSeconds(second);
    return new Moment(
        wall, "11111111-2222-3333-4444-555555555555", second * 1_000L, ClockQuality.SYNCHRONISED);
  }

  private Identity identity() {
    return new Identity("hanoi", name);
  }

  /** Another history after an event, of this many events. */
  List<Event> partedFrom(int sequence, int count) {
    List<Event> parted = new ArrayList<>();
    Event before = events.get(sequence - 1);
    for (int i = 0; i < count; i++) {
      before =
          Chain.link(
              before.centre(),
              before.board(),
              before.epoch(),
              before.sequence() + 1,
              before.type(),
              before.at(),
              "{\"parted\":" + sequence + "}",
              before.hash());
      parted.add(before);
    }
    return parted;
  }

  /** The place of an event without its data. */
  static Event without(Event e) {
    return new Event(
        e.centre(),
        e.board(),
        e.epoch(),
        e.sequence(),
        e.type(),
        e.at(),
        "",
        e.previousHash(),
        e.hash());
  }

  void writeKey(Path directory) throws IOException {
    Files.writeString(
        directory.resolve("hanoi." + name + ".pub"),
        "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
            .formatted(Base64.getEncoder().encodeToString(keys.getPublic().getEncoded())));
  }
}

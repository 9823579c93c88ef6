package vn.motcua.bridge.delivery;

import vn.motcua.bridge.delivery.DeliveryInput.Acked;
import vn.motcua.bridge.delivery.DeliveryInput.ConnectFailed;
import vn.motcua.bridge.delivery.DeliveryInput.Connected;
import vn.motcua.bridge.delivery.DeliveryInput.DeathSeen;
import vn.motcua.bridge.delivery.DeliveryInput.Disconnected;
import vn.motcua.bridge.delivery.DeliveryInput.FirstIsBack;
import vn.motcua.bridge.delivery.DeliveryInput.PublishRejected;
import vn.motcua.bridge.delivery.DeliveryInput.Published;
import vn.motcua.bridge.delivery.DeliveryInput.Tick;
import vn.motcua.bridge.delivery.DeliveryOutput.Answered;
import vn.motcua.bridge.delivery.DeliveryOutput.Connect;
import vn.motcua.bridge.delivery.DeliveryOutput.Disconnect;
import vn.motcua.bridge.delivery.DeliveryOutput.Diverged;
import vn.motcua.bridge.delivery.DeliveryOutput.Move;
import vn.motcua.bridge.delivery.DeliveryOutput.PassedOver;
import vn.motcua.bridge.delivery.DeliveryOutput.Probe;
import vn.motcua.bridge.delivery.DeliveryOutput.PublishBirth;
import vn.motcua.bridge.delivery.DeliveryOutput.Subscribe;
import vn.motcua.bridge.delivery.DeliveryState.Connecting;
import vn.motcua.bridge.delivery.DeliveryState.Offline;
import vn.motcua.bridge.delivery.DeliveryState.Online;
import vn.motcua.bridge.delivery.DeliveryState.Resuming;
import vn.motcua.bridge.delivery.DeliveryState.Streaming;

/**
 * All transitions of a board's delivery: a state and an input, under a condition, give the next
 * state and outputs. An input that matches no row changes nothing. docs/delivery.md shows the
 * table.
 */
final class DeliveryTable {
  /** The rows; the first that applies is taken. */
  static final TransitionTable<DeliveryActions, DeliveryState, DeliveryInput, DeliveryOutput> ROWS =
      new TransitionTable<DeliveryActions, DeliveryState, DeliveryInput, DeliveryOutput>()
          .row(
              Offline.class,
              Tick.class,
              "the wait is over",
              (d, offline, _) -> d.isPast(offline.retryAt()),
              Connecting.class,
              (d, _, _) -> d.connect(),
              Connect.class)
          .row(
              Connecting.class,
              Tick.class,
              "no answer in time",
              (d, connecting, _) -> d.isPast(connecting.deadline()),
              Offline.class,
              (d, connecting, _) -> d.giveUp(connecting, "no answer to CONNECT"),
              Disconnect.class)
          .row(
              Connecting.class,
              Connected.class,
              Resuming.class,
              DeliveryActions::begin,
              Subscribe.class,
              PublishBirth.class)
          .row(
              Connecting.class,
              ConnectFailed.class,
              Offline.class,
              (d, from, failed) -> d.lost(from, failed.reason()))
          .row(
              Connecting.class,
              Disconnected.class,
              Offline.class,
              (d, from, gone) -> d.lost(from, gone.reason()))
          .row(
              Online.class,
              ConnectFailed.class,
              Offline.class,
              (d, from, failed) -> d.lost(from, failed.reason()))
          .row(
              Online.class,
              Disconnected.class,
              Offline.class,
              (d, from, gone) -> d.lost(from, gone.reason()))
          .row(
              Resuming.class,
              Tick.class,
              "the broker has taken neither of two births",
              (d, resuming, _) -> d.isPast(resuming.askAt()) && d.isDeaf(resuming),
              Offline.class,
              (d, resuming, _) -> d.giveUp(resuming, "the broker is silent"),
              Disconnect.class)
          .row(
              Resuming.class,
              Tick.class,
              "no answer in time",
              (d, resuming, _) -> d.isPast(resuming.askAt()),
              Resuming.class,
              (d, resuming, _) -> d.ask(resuming, resuming.asked(), "no answer to birth"),
              PublishBirth.class)
          .row(
              Streaming.class,
              Tick.class,
              "no acknowledgement of the rest of an ended epoch, for the tenth time",
              (d, streaming, _) -> d.isPast(d.ackDeadline(streaming)) && d.isSentInVain(),
              Resuming.class,
              (d, streaming, _) -> d.passOver(streaming),
              PassedOver.class,
              PublishBirth.class)
          .row(
              Streaming.class,
              Tick.class,
              "no acknowledgement in time",
              (d, streaming, _) -> d.isPast(d.ackDeadline(streaming)),
              Resuming.class,
              (d, streaming, _) -> d.stalled(streaming),
              PublishBirth.class)
          .row(
              Online.class,
              Tick.class,
              "it is time to try the first of several brokers",
              (d, _, _) -> d.isPast(d.probeAt()),
              null,
              (d, online, _) -> d.probe(online),
              Probe.class)
          .row(Online.class, FirstIsBack.class, Offline.class, (d, _, _) -> d.move(), Move.class)
          .row(
              Online.class,
              DeathSeen.class,
              "it announces the end of another session",
              (_, online, death) -> !online.session().equals(death.session()),
              null,
              (d, online, _) -> d.putRight(online),
              PublishBirth.class)
          .row(
              Resuming.class,
              Acked.class,
              "about the epoch that the birth asks about, but names no event of this ledger",
              (d, _, acked) -> d.isForeign() && d.isAskedAbout(acked.ack().epoch()),
              Streaming.class,
              DeliveryActions::goOnUnanswered,
              Diverged.class)
          .row(
              DeliveryState.class,
              Acked.class,
              "names no event of this ledger",
              (d, _, _) -> d.isForeign(),
              null,
              DeliveryActions::ignore,
              Diverged.class)
          .row(
              Offline.class,
              Acked.class,
              "refuses an event even without its data",
              (d, _, acked) -> d.refusesForGood(acked.ack()),
              null,
              (d, offline, acked) -> {
                String _ = d.refusedForGood(offline, acked.ack());
                return offline;
              },
              Diverged.class,
              Answered.class,
              Disconnect.class)
          .row(
              DeliveryState.class,
              Acked.class,
              "refuses an event even without its data",
              (d, _, acked) -> d.refusesForGood(acked.ack()),
              Offline.class,
              (d, from, acked) -> d.lost(from, d.refusedForGood(from, acked.ack())),
              Diverged.class,
              Answered.class,
              Disconnect.class)
          .row(
              Resuming.class,
              Acked.class,
              "names an event of this ledger",
              (_, _, _) -> true,
              Streaming.class,
              DeliveryActions::resume,
              Diverged.class,
              Answered.class)
          .row(
              Streaming.class,
              Acked.class,
              "names an event of this ledger",
              (_, _, _) -> true,
              Streaming.class,
              DeliveryActions::progress,
              Diverged.class,
              Answered.class)
          .row(
              DeliveryState.class,
              Acked.class,
              "names an event of this ledger, but the connection has ended",
              (_, _, _) -> true,
              null,
              (d, state, acked) -> {
                d.heed(state, acked.ack());
                return state;
              },
              Diverged.class,
              Answered.class)
          .row(
              DeliveryState.class,
              Published.class,
              null,
              (d, state, published) -> {
                d.confirmed(published.position());
                return state;
              })
          .row(
              Streaming.class,
              PublishRejected.class,
              "the broker refuses all events for now",
              (_, _, rejected) -> !rejected.poison(),
              Offline.class,
              (d, streaming, rejected) -> {
                d.confirmed(rejected.position());
                return d.giveUp(streaming, "the broker refuses our events: " + rejected.reason());
              },
              Disconnect.class)
          .row(
              Streaming.class,
              PublishRejected.class,
              "the broker refuses this event even without its data",
              (d, _, rejected) -> d.isExhausted(rejected.position()),
              Offline.class,
              (d, streaming, rejected) -> {
                d.confirmed(rejected.position());
                return d.giveUp(
                    streaming,
                    DeliveryActions.refusedForGood(rejected.position(), rejected.reason()));
              },
              Disconnect.class)
          .row(
              Streaming.class,
              PublishRejected.class,
              "the broker refuses this event",
              (_, _, _) -> true,
              Streaming.class,
              DeliveryActions::sendOtherwise)
          .row(
              DeliveryState.class,
              PublishRejected.class,
              "of an event that was sent earlier",
              (_, _, _) -> true,
              null,
              (d, state, rejected) -> {
                d.confirmed(rejected.position());
                return state;
              });

  private DeliveryTable() {}
}

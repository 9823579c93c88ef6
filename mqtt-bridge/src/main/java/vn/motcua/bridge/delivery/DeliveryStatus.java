package vn.motcua.bridge.delivery;

import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.wire.Ack;

/**
 * The status of delivery, for people and metrics.
 *
 * @param connected whether the broker has accepted us
 * @param state name of the {@link DeliveryState}
 * @param reason why it came to that state
 * @param unacknowledged events the case server has not acknowledged yet
 * @param lastAck what it last acknowledged, null before the first acknowledgement of this run
 * @param ignoredAcks acknowledgements that named no event of this ledger
 * @param withheld events of this run whose data could not be sent; each is an alarm
 */
public record DeliveryStatus(
    boolean connected,
    String state,
    String reason,
    long unacknowledged,
    @Nullable Ack lastAck,
    long ignoredAcks,
    long withheld) {}

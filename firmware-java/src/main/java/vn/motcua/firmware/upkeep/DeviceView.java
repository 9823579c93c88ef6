package vn.motcua.firmware.upkeep;

/**
 * A device as it is now.
 *
 * @param kind as in board.toml, such as {@code printer}
 * @param state the word of {@link vn.motcua.devices.DeviceState}, those of a printer in UnifiedPOS
 *     terms; {@code opening} until it has reported one
 * @param reason short English text for technicians, may be empty
 */
public record DeviceView(String name, String kind, String state, String reason) {}

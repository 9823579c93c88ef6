package vn.motcua.firmware.upkeep;

import java.util.List;
import vn.motcua.firmware.view.BoardView;

/** Every device and its life, in the order of board.toml. Immutable. */
public record DevicesView(List<BoardView.DeviceView> devices) {}

package vn.motcua.firmware.board.turn;

import java.util.List;

/** What runs on a board. {@code roles} as in board.toml, lower case. */
public record Release(String version, List<String> roles) {}

package vn.motcua.firmware.web;

import tools.jackson.databind.json.JsonMapper;
import vn.motcua.firmware.view.PageView;

/** A {@link PageView} as JSON. Pure. */
public final class ViewJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private ViewJson() {}

  /** What a page gets, in UTF-8. */
  public static byte[] of(PageView view) {
    return MAPPER.writeValueAsBytes(view);
  }
}

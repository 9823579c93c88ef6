package vn.motcua.firmware.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.web.server.Reply;

/**
 * The files of the pages, from the class path: only names listed by pattern, nothing outside two
 * roots. Each is read once and kept (all of them are under 1 MB). A browser asks each time whether
 * a file has changed; not for a font, whose name has its hash. Any thread.
 */
final class Assets {
  /** Pages, scripts, styles and pictograms. */
  private static final String ROOT = "/vn/motcua/firmware/web/";

  /** Be Vietnam Pro (SIL OFL 1.1) as WOFF2, with its licence; slips are drawn from the TTF. */
  private static final String FONT_ROOT = ROOT + "fonts/";

  private static final String FONT = ".woff2";
  private static final String ASK_EACH_TIME = "no-cache";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml; charset=utf-8",
          "woff2", "font/woff2");

  private static final Map<String, Asset> KEPT = new ConcurrentHashMap<>();

  private Assets() {}

  private record Asset(String etag, Content content) {}

  private static final class Content {
    final byte[] bytes;

    Content(byte[] bytes) {
      this.bytes = bytes;
    }
  }

  /** A page, such as {@code kiosk}; {@code etag}: what the browser has of it. */
  static Reply page(@Nullable String etag, String name) throws BadInputException {
    return reply(etag, ROOT + name + ".html");
  }

  /** {@code /assets/<file>}; 404 for any other file. */
  static Reply file(@Nullable String etag, String file) throws BadInputException {
    if (!file.matches("[a-zA-Z0-9_-]{1,64}\\.(css|js|svg|woff2)")) {
      throw missing(file);
    }
    return reply(etag, (file.endsWith(FONT) ? FONT_ROOT : ROOT + "assets/") + file);
  }

  private static Reply reply(@Nullable String etag, String resource) throws BadInputException {
    Asset asset = KEPT.get(resource);
    if (asset == null) {
      asset = read(resource);
      if (asset == null) {
        throw missing(resource.substring(resource.lastIndexOf('/') + 1));
      }
      KEPT.put(resource, asset);
    }
    String type = TYPES.get(resource.substring(resource.lastIndexOf('.') + 1));
    String known = type == null ? Replies.TEXT : type;
    String caching = resource.endsWith(FONT) ? FOR_EVER : ASK_EACH_TIME;
    byte[] bytes = asset.content.bytes;
    Reply reply =
        asset.etag.equals(etag)
            // The length of the file, since a browser would take a 0 for the length of its own
            // copy.
            ? Reply.of(304, known, caching, new byte[0])
                .with("Content-Length", Integer.toString(bytes.length))
            : Reply.of(200, known, caching, bytes);
    return reply.with("ETag", asset.etag);
  }

  private static @Nullable Asset read(String resource) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        return null;
      }
      byte[] bytes = in.readAllBytes();
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Asset('"' + HexFormat.of().formatHex(hash, 0, 12) + '"', new Content(bytes));
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot read " + resource + " from the program's jar", broken);
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("every Java has SHA-256", never);
    }
  }

  private static BadInputException missing(String file) {
    return new BadInputException(404, "unknown-file", file, "Không có tệp “" + file + "”.");
  }
}

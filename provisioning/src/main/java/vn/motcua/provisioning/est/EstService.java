package vn.motcua.provisioning.est;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.provisioning.site.RefusedException;
import vn.motcua.provisioning.site.Registrar;

/**
 * The service's side of RFC 7030, for a server that has read the request: {@code cacerts} for
 * everybody, {@code simpleenroll} with the board's name and one-time code (HTTP Basic), {@code
 * simplereenroll} with the certificate of the connection. Under the label {@code pages} (section
 * 3.2.2) a board gets the certificate of its pages, with the certificate that it has as a board.
 * Any thread.
 */
public final class EstService {
  /** A longer body is refused before it is read: a request has some 400 bytes. */
  public static final int BODY_BYTES_MAX = 16_384;

  private static final System.Logger LOG = System.getLogger(EstService.class.getName());
  private static final String ROOT = "/.well-known/est/";
  private static final String BASIC = "Basic ";

  private final Registrar registrar;

  /** Answers for one centre. */
  public EstService(Registrar registrar) {
    this.registrar = registrar;
  }

  /** Answers one request; what is refused is logged with its reason, and counted. */
  public EstReply answer(EstRequest request) {
    try {
      return decided(request);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.ERROR, "a certificate could not be issued", e);
      return EstReply.sentence(500, "The service cannot issue certificates now; see its log.");
    }
  }

  private EstReply decided(EstRequest request) throws IOException {
    try {
      return switch (request.method() + " " + request.path()) {
        case "GET " + ROOT + "cacerts" ->
            EstReply.certificates(EstMessages.certificates(registrar.authorities()));
        case "POST " + ROOT + "simpleenroll" -> enrol(request);
        case "POST " + ROOT + "simplereenroll" -> renew(request);
        case "POST " + ROOT + "pages/simpleenroll" -> pages(request);
        default ->
            EstReply.sentence(
                404,
                "This service has cacerts, simpleenroll, simplereenroll and pages/simpleenroll under "
                    + ROOT);
      };
    } catch (RefusedException refused) {
      LOG.log(System.Logger.Level.WARNING, "refused: {0}", refused.getMessage());
      registrar.count(refused);
      return EstReply.sentence(status(refused.reason()), said(refused));
    }
  }

  private EstReply enrol(EstRequest request) throws IOException, RefusedException {
    Login login = Login.of(request.authorization());
    if (login == null) {
      return EstReply.sentence(401, "Send the board's name and its one-time code (HTTP Basic).");
    }
    EstMessages.Request asked = EstMessages.read(request.body());
    if (!asked.name().equals(login.name())) {
      throw new RefusedException(
          RefusedException.Reason.BAD_REQUEST,
          "%s asks for the certificate of %s".formatted(login.name(), asked.name()));
    }
    return issued(registrar.enrol(asked.name(), login.code(), asked.key()));
  }

  private EstReply renew(EstRequest request) throws IOException, RefusedException {
    return known(request, registrar::renew);
  }

  private EstReply pages(EstRequest request) throws IOException, RefusedException {
    return known(request, registrar::servePages);
  }

  private interface Issuing {
    X509Certificate to(X509Certificate held, PublicKey key) throws IOException, RefusedException;
  }

  private static EstReply known(EstRequest request, Issuing issuing)
      throws IOException, RefusedException {
    X509Certificate held = request.client();
    if (held == null) {
      return EstReply.sentence(401, "Ask over a connection with the board's certificate.");
    }
    EstMessages.Request asked = EstMessages.read(request.body());
    if (!held.getSubjectX500Principal().getName().equals("CN=" + asked.name())) {
      throw new RefusedException(
          RefusedException.Reason.BAD_REQUEST,
          "%s asks for the certificate of %s"
              .formatted(held.getSubjectX500Principal(), asked.name()));
    }
    return issued(issuing.to(held, asked.key()));
  }

  private static EstReply issued(X509Certificate made) throws IOException {
    LOG.log(
        System.Logger.Level.INFO,
        "issued {0} for {1}",
        made.getSerialNumber().toString(16),
        made.getSubjectX500Principal());
    return EstReply.certificates(EstMessages.certificates(List.of(made)));
  }

  private static int status(RefusedException.Reason reason) {
    return switch (reason) {
      case UNKNOWN, WRONG_CODE -> 401;
      case CODE_VOID, CODE_OUT_OF_DATE, CODE_USED, FOREIGN, EXPIRED, REVOKED, NO_NAMES -> 403;
      case BAD_REQUEST -> 400;
      case WRONG_CLOCK, NOT_NOW -> 503;
    };
  }

  /** Whether a name is admitted is nobody's business who does not hold its code. */
  private static String said(RefusedException refused) {
    return switch (refused.reason()) {
      case UNKNOWN, WRONG_CODE ->
          "Name and code do not fit. After three wrong codes the technician has to give a new one.";
      default -> "Refused: " + refused.getMessage() + ".";
    };
  }

  /** Name and code of HTTP Basic (RFC 7617). */
  private record Login(String name, String code) {
    static @Nullable Login of(@Nullable String header) {
      if (header == null || !header.startsWith(BASIC)) {
        return null;
      }
      try {
        String plain =
            new String(
                Base64.getDecoder().decode(header.substring(BASIC.length()).strip()),
                StandardCharsets.UTF_8);
        int colon = plain.indexOf(':');
        return colon < 0 ? null : new Login(plain.substring(0, colon), plain.substring(colon + 1));
      } catch (IllegalArgumentException notBase64) {
        return null;
      }
    }
  }
}

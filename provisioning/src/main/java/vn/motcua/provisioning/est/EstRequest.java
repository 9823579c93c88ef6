package vn.motcua.provisioning.est;

import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request to the enrolment service.
 *
 * @param method such as POST
 * @param path without the query
 * @param authorization the header of this name, if any
 * @param body base64, at most {@link EstService#BODY_BYTES_MAX} characters
 * @param client the certificate of the connection, which proves that the client holds its key and
 *     nothing else; null without one
 */
public record EstRequest(
    String method,
    String path,
    @Nullable String authorization,
    String body,
    @Nullable X509Certificate client) {}

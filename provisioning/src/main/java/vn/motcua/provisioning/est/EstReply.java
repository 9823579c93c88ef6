package vn.motcua.provisioning.est;

/**
 * An HTTP reply of the enrolment service.
 *
 * @param status HTTP status
 * @param contentType media type of the body
 * @param body DER in base64, or a sentence
 */
public record EstReply(int status, String contentType, String body) {
  static EstReply certificates(String base64) {
    return new EstReply(200, "application/pkcs7-mime; smime-type=certs-only", base64);
  }

  static EstReply sentence(int status, String text) {
    return new EstReply(status, "text/plain; charset=utf-8", text + "\n");
  }
}

package vn.motcua.firmware.cli.site;

import java.io.IOException;
import java.net.BindException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.link.socket.KeyFiles;
import vn.motcua.firmware.web.PortInUseException;
import vn.motcua.provisioning.est.EstReply;
import vn.motcua.provisioning.est.EstRequest;
import vn.motcua.provisioning.est.EstService;
import vn.motcua.provisioning.est.Trust;
import vn.motcua.provisioning.site.Registrar;

/**
 * The enrolment service on a port: TLS 1.3, and a certificate of the client where it has one. One
 * request takes at most {@value EstService#BODY_BYTES_MAX} bytes and {@value #IDLE_SECONDS_MAX} s.
 */
final class EstServer implements AutoCloseable {
  static final int IDLE_SECONDS_MAX = 10;
  private static final int CONNECTIONS_MAX = 64;

  private final Server server = new Server();
  private final ServerConnector connector;

  /**
   * Listens.
   *
   * @throws PortInUseException when another program has the port
   */
  EstServer(Registrar registrar, EstService service, String host, int port) throws IOException {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.addCustomizer(new org.eclipse.jetty.server.SecureRequestCustomizer(false));
    connector =
        new ServerConnector(
            server,
            new SslConnectionFactory(tls(registrar), "http/1.1"),
            new HttpConnectionFactory(http));
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(Duration.ofSeconds(IDLE_SECONDS_MAX).toMillis());
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(CONNECTIONS_MAX, server));
    server.setHandler(new Answers(service));
    try {
      server.start();
    } catch (BindException taken) {
      throw new PortInUseException(host, port, taken);
    } catch (Exception other) { // Jetty declares Exception.
      throw new IOException("the enrolment service cannot start: " + other.getMessage(), other);
    }
  }

  /** The port in use. */
  int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    try {
      server.stop();
    } catch (Exception e) { // Jetty declares Exception.
      throw new IOException("the enrolment service did not end: " + e.getMessage(), e);
    }
  }

  private static SslContextFactory.Server tls(Registrar registrar) throws IOException {
    var own =
        new KeyFiles(
            registrar.folder().enrolment().resolve("enrolment.crt"),
            registrar.folder().enrolment().resolve("enrolment.key"));
    SslContextFactory.Server factory = new SslContextFactory.Server();
    factory.setSslContext(Trust.server(own.managers()));
    factory.setIncludeProtocols("TLSv1.3");
    factory.setWantClientAuth(true);
    return factory;
  }

  /** Between HTTP and the service. */
  private static final class Answers extends Handler.Abstract {
    private final EstService service;

    Answers(EstService service) {
      this.service = service;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback)
        throws IOException {
      long length = request.getLength();
      if (length > EstService.BODY_BYTES_MAX
          || (length < 0 && "POST".equals(request.getMethod()))) {
        Response.writeError(request, response, callback, 413);
        return true;
      }
      String body = Content.Source.asString(request, StandardCharsets.ISO_8859_1);
      EstReply reply =
          service.answer(
              new EstRequest(
                  request.getMethod(),
                  Request.getPathInContext(request),
                  request.getHeaders().get(HttpHeader.AUTHORIZATION),
                  body,
                  client(request)));
      response.setStatus(reply.status());
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.contentType());
      if (reply.status() == 200) {
        response.getHeaders().put(new HttpField("Content-Transfer-Encoding", "base64"));
      } else if (reply.status() == 401) {
        response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Basic realm=\"motcua\"");
      }
      response.write(
          true, ByteBuffer.wrap(reply.body().getBytes(StandardCharsets.UTF_8)), callback);
      return true;
    }

    private static @Nullable X509Certificate client(Request request) {
      return request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE)
                  instanceof EndPoint.SslSessionData session
              && session.peerCertificates() != null
          ? List.of(session.peerCertificates()).getFirst()
          : null;
    }
  }
}

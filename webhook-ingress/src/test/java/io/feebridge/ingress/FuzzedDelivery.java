package io.feebridge.ingress;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * One random request, with what is known about it.
 *
 * @param wire the bytes to send
 * @param body the bytes that are signed, or would be
 * @param genuine whether it may be accepted, and must be when it is well-formed
 * @param wellFormed whether it must be answered; of the rest, the connection may just end
 */
record FuzzedDelivery(byte[] wire, byte[] body, boolean genuine, boolean wellFormed) {

  private static final List<String> EVENTS =
      List.of(
          "direct.payment.added",
          "direct.payment.cancelled",
          "flex.downpayment.debited",
          "flex.downpayment.settled",
          "flex.instalment.bounced",
          "flex.instalment.debited");
  private static final int LIMIT = 1024 * 1024;
  private static final String CRLF = "\r\n";

  static FuzzedDelivery of(Random random) {
    return new Maker(random).make();
  }

  /** Makes one. */
  private static final class Maker {
    private final Random random;
    private final List<String> headers = new ArrayList<>();
    private boolean genuine = true;
    private boolean wellFormed = true;

    Maker(Random random) {
      this.random = random;
    }

    FuzzedDelivery make() {
      byte[] body = body();
      genuine = body.length <= LIMIT;
      boolean south = random.nextInt(5) == 0;
      String line = method() + " " + path(south) + " HTTP/1.1";
      sign(body, south);
      noise();
      headers.add("Host: " + pick("localhost", "127.0.0.1:80", "jodo"));
      byte[] framed = framed(body);
      Collections.shuffle(headers, random);
      if (random.nextInt(60) == 0) {
        line = spoiled(line);
      }
      ByteArrayOutputStream wire = new ByteArrayOutputStream(framed.length + 600);
      wire.writeBytes(
          (line + CRLF + String.join(CRLF, headers) + CRLF + CRLF).getBytes(ISO_8859_1));
      wire.writeBytes(framed);
      return new FuzzedDelivery(wire.toByteArray(), body, genuine, wellFormed);
    }

    private byte[] body() {
      byte[] example = Ingress.example(EVENTS.get(random.nextInt(EVENTS.size())));
      return switch (random.nextInt(12)) {
        case 0 -> random(random.nextInt(400));
        case 1 -> new byte[0];
        case 2 -> "[".repeat(random.nextInt(3_000)).getBytes(UTF_8);
        case 3 -> Arrays.copyOf(example, random.nextInt(example.length));
        case 4 -> rarelyLarge(example);
        case 5, 6, 7, 8 -> mutated(example);
        default -> example;
      };
    }

    private byte[] rarelyLarge(byte[] example) {
      return random.nextInt(8) == 0
          ? Arrays.copyOf(example, LIMIT - 2 + random.nextInt(5))
          : Arrays.copyOf(example, example.length + random.nextInt(20_000));
    }

    private byte[] mutated(byte[] example) {
      byte[] body = example.clone();
      for (int i = 0; i <= random.nextInt(8); i++) {
        int at = random.nextInt(body.length);
        int length = Math.min(body.length - at, 1 + random.nextInt(40));
        switch (random.nextInt(4)) {
          case 0 -> body[at] = (byte) random.nextInt(256);
          case 1 -> body[at] ^= (byte) (1 << random.nextInt(8));
          case 2 -> System.arraycopy(body, random.nextInt(at + 1), body, at, length);
          default ->
              body = with(body, at, pick("1e999999999", "\"\\u0000\"", "null", "[", "}", "٣"));
        }
      }
      return body;
    }

    private static byte[] with(byte[] body, int at, String text) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(body, 0, at);
      out.writeBytes(text.getBytes(UTF_8));
      out.write(body, at, body.length - at);
      return out.toByteArray();
    }

    private String method() {
      if (random.nextInt(40) != 0) {
        return "POST";
      }
      genuine = false;
      return pick("PUT", "DELETE", "PATCH", "OPTIONS", "post", "BREW");
    }

    private String path(boolean south) {
      String right = "/webhooks/jodo/" + (south ? "south" : "north");
      switch (random.nextInt(30)) {
        case 0 -> {
          genuine = false;
          return pick(
              "/webhooks/jodo/nowhere",
              "/webhooks/jodo/",
              "/",
              "//webhooks/jodo/north",
              "/webhooks/jodo/north/a/b",
              "/webhooks/jodo/..%2fnorth",
              "/WEBHOOKS/jodo/north",
              "/webhooks/jodo/bare",
              "/webhooks/jodo/north%00");
        }
        case 1 -> {
          return right
              + "/"
              + pick("direct.payment.added", "x", "%F0%9F%92%A9", "order.payment.debited");
        }
        case 2 -> {
          return right + "?" + pick("", "a=b", "secret=x&secret=y", "%", "../..");
        }
        case 3 -> {
          return right.replace("jodo/", "j%6Fdo/"); // the same path, RFC 3986
        }
        default -> {
          return right;
        }
      }
    }

    private void sign(byte[] body, boolean south) {
      String secret =
          south ? Ingress.SOUTH_SECRET : pick(Ingress.NORTH_SECRET, Ingress.NORTH_NEXT_SECRET);
      String right = Ingress.signature(secret, body);
      if (south) {
        boolean shown = random.nextInt(8) != 0;
        genuine &= shown;
        headers.add("X-Institute-Key: " + (shown ? Ingress.HEADER_VALUE : pick("", "wrong")));
      }
      if (random.nextInt(3) != 0) {
        headers.add(name("X-Jodo-Signature") + ": " + kept(right));
        return;
      }
      genuine = false;
      switch (random.nextInt(8)) {
        case 0 -> {}
        case 1 -> headers.add("X-Jodo-Signature: " + right + CRLF + "X-Jodo-Signature: " + right);
        case 2 -> headers.add("X-Jodo-Signature: " + right.substring(random.nextInt(63) + 1));
        case 3 -> headers.add("X-Jodo-Signature: sha256=" + right);
        case 4 -> headers.add("X-Jodo-Signature: " + Ingress.signature("of nobody at all", body));
        case 5 ->
            headers.add(
                "X-Jodo-Signature: "
                    + Ingress.signature(south ? Ingress.NORTH_SECRET : Ingress.SOUTH_SECRET, body));
        case 6 ->
            headers.add("X-Jodo-Signature: " + Ingress.signature(secret, mutatedSurely(body)));
        default ->
            headers.add("X-Jodo-Signature: " + right.substring(0, 63) + pick("g", " ", "\u00e9"));
      }
    }

    private static byte[] mutatedSurely(byte[] body) {
      byte[] other = Arrays.copyOf(body, body.length + 1);
      other[body.length] = ' ';
      return other;
    }

    private String kept(String signature) {
      return switch (random.nextInt(4)) {
        case 0 -> signature.toUpperCase(Locale.ROOT);
        case 1 -> "  " + signature + "\t";
        default -> signature;
      };
    }

    private String name(String header) {
      return random.nextBoolean() ? header : header.toLowerCase(Locale.ROOT);
    }

    private void noise() {
      for (int i = random.nextInt(4); i > 0; i--) {
        headers.add(
            switch (random.nextInt(7)) {
              case 0 -> "Content-Encoding: " + pick("gzip", "deflate", "br", "identity", "x");
              case 1 ->
                  "Content-Type: " + pick("application/json", "text/plain", "", ";;", "a/b;c=\"");
              case 2 ->
                  "traceparent: "
                      + pick("00-" + "a".repeat(32) + "-" + "b".repeat(16) + "-01", "x");
              case 3 ->
                  "X-Forwarded-For: " + pick("3.6.234.242", "unknown", "\"", "::ffff:1.2.3.4");
              case 4 -> "User-Agent: " + "u".repeat(random.nextInt(2_000));
              case 5 -> "Cookie: a=\u00ff";
              default -> "Accept: " + pick("*/*", "application/xml", "text/html;q=0.1");
            });
      }
    }

    private byte[] framed(byte[] body) {
      if (random.nextInt(4) != 0) {
        headers.add("Content-Length: " + body.length);
        return body;
      }
      headers.add(name("Transfer-Encoding") + ": chunked");
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      int at = 0;
      while (at < body.length) {
        int length = Math.min(body.length - at, 1 + random.nextInt(Math.max(2, body.length / 3)));
        out.writeBytes(
            (Integer.toHexString(length) + pick("", ";x=y") + CRLF).getBytes(ISO_8859_1));
        out.write(body, at, length);
        out.writeBytes(CRLF.getBytes(ISO_8859_1));
        at += length;
      }
      out.writeBytes(("0" + CRLF + pick("", "X-Trailer: t" + CRLF) + CRLF).getBytes(ISO_8859_1));
      return out.toByteArray();
    }

    /** No HTTP that anybody has to understand. */
    private String spoiled(String line) {
      wellFormed = false;
      return switch (random.nextInt(6)) {
        case 0 -> line.replace("HTTP/1.1", "HTTP/9.9");
        case 1 -> line.replace(" ", "");
        case 2 -> "\0" + line;
        case 3 -> line + CRLF + "Content-Length: -1";
        case 4 -> line + CRLF + "Bad Header: x";
        default -> line.replace("/webhooks", "/" + "w".repeat(9_000));
      };
    }

    private byte[] random(int length) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      return bytes;
    }

    private String pick(String... choices) {
      return choices[random.nextInt(choices.length)];
    }
  }
}

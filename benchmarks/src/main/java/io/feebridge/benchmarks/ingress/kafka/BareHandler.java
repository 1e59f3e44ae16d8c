package io.feebridge.benchmarks.ingress.kafka;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.feebridge.schemas.PaymentReported;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.core.JacksonException;

/** One webhook from request to answer, for the one event loop of the bare server. */
@Sharable
final class BareHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

  private static final String ALGORITHM = "HmacSHA256";

  private final Producer<String, SpecificRecord> producer;
  private final String topic;
  private final Mac mac;

  BareHandler(Producer<String, SpecificRecord> producer, String topic, String secret) {
    this.producer = producer;
    this.topic = topic;
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    if (request.method().equals(HttpMethod.GET)) {
      answer(context, HttpResponseStatus.OK, "{}");
      return;
    }
    byte[] body = ByteBufUtil.getBytes(request.content());
    String signature = request.headers().get("X-Jodo-Signature", "");
    if (!MessageDigest.isEqual(
        HexFormat.of().formatHex(mac.doFinal(body)).getBytes(US_ASCII),
        signature.getBytes(US_ASCII))) {
      answer(context, HttpResponseStatus.UNAUTHORIZED, "{}");
      return;
    }
    try {
      publish(context, BareReading.of(body, signature));
    } catch (JacksonException e) {
      answer(context, HttpResponseStatus.BAD_REQUEST, "{}");
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the callback says the same
  private void publish(ChannelHandlerContext context, PaymentReported report) {
    String eventId = report.getEventId();
    producer.send(
        new ProducerRecord<>(topic, eventId, report),
        (_, e) ->
            answer(
                context,
                e == null ? HttpResponseStatus.OK : HttpResponseStatus.SERVICE_UNAVAILABLE,
                "{\"status\":\"accepted\",\"event_id\":\"" + eventId + "\"}"));
  }

  @SuppressWarnings("FutureReturnValueIgnored") // a void promise: a failure closes the connection
  private static void answer(
      ChannelHandlerContext context, HttpResponseStatus status, String words) {
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(words.getBytes(UTF_8)));
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
        .set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes());
    context.writeAndFlush(response, context.voidPromise());
  }
}

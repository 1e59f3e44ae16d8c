package io.feebridge.benchmarks.ingress.kafka;

import io.feebridge.schemas.wire.AvroWireSerializer;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The least that does the ingress's work: Netty, HMAC, JSON, the same Avro record, one producer
 * that waits for every replica. No limits, no spool, no metrics, no tracing, no second collector.
 */
public final class BareServer {

  private static final int LARGEST_BODY_BYTES = 1 << 20;

  private BareServer() {}

  /**
   * Serves until the process ends.
   *
   * @param arguments port, Kafka's address, topic, secret
   */
  public static void main(String[] arguments) throws InterruptedException {
    Producer<String, SpecificRecord> producer = new KafkaProducer<>(settings(arguments[1]));
    producer.partitionsFor(arguments[2]);
    BareHandler handler = new BareHandler(producer, arguments[2], arguments[3]);
    MultiThreadIoEventLoopGroup loop =
        new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    new ServerBootstrap()
        .group(loop)
        .channel(NioServerSocketChannel.class)
        .childHandler(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel channel) {
                channel
                    .pipeline()
                    .addLast(
                        new HttpServerCodec(),
                        new HttpObjectAggregator(LARGEST_BODY_BYTES),
                        handler);
              }
            })
        .bind("127.0.0.1", Integer.parseInt(arguments[0]))
        .sync()
        .channel()
        .closeFuture()
        .sync();
  }

  private static Map<String, Object> settings(String bootstrap) {
    return Map.of(
        "bootstrap.servers", bootstrap,
        "key.serializer", StringSerializer.class.getName(),
        "value.serializer", AvroWireSerializer.class.getName(),
        "schema.registry.url", "bundled:",
        "feebridge.schemas.bundled.allowed", "true",
        "acks", "all",
        "batch.size", "32768",
        "max.request.size", "2097152");
  }
}

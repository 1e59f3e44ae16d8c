package io.feebridge.ingress.address;

import static io.feebridge.ingress.address.HopHeader.FORWARDED;
import static io.feebridge.ingress.address.HopHeader.X_FORWARDED_FOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jodo is 3.6.234.242, a forger 198.51.100.66, our proxies stand in 10.0.0.0/8. */
class ProxiesTest {

  private static final String JODO = "3.6.234.242";
  private static final String FORGER = "198.51.100.66";

  @Test
  void withoutProxiesThePeerIsTheSender() {
    assertThat(Proxies.NONE.any()).isFalse();
    assertThat(sender(Proxies.NONE, FORGER, JODO)).isEqualTo(FORGER);
  }

  @Test
  void aPeerThatIsNoProxyOfOursIsTheSenderWhateverItSays() {
    assertThat(sender(behind(1, X_FORWARDED_FOR), FORGER, JODO)).isEqualTo(FORGER);
    assertThat(sender(behind(1, FORWARDED), FORGER, "for=" + JODO)).isEqualTo(FORGER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3.6.234.242                              | 3.6.234.242",
        "3.6.234.242, 198.51.100.66               | 198.51.100.66",
        "198.51.100.66, 3.6.234.242               | 3.6.234.242",
        "3.6.234.242, 10.0.0.9                    | 10.0.0.9",
        "10.0.0.9                                 | 10.0.0.9",
        "::ffff:3.6.234.242                       | 3.6.234.242",
        "3.6.234.242:4711                         | 3.6.234.242",
        "[2001:db8::7]:4711                       | 2001:db8:0:0:0:0:0:7",
        "2001:db8::7                              | 2001:db8:0:0:0:0:0:7",
        "2001:db8::7%eth0                         | 2001:db8:0:0:0:0:0:7",
      })
  void oneProxySaysWhoCalledIt(String header, String sender) {
    assertThat(sender(behind(1, X_FORWARDED_FOR), "10.0.0.1", header)).isEqualTo(sender);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3.6.234.242, 10.0.0.9                    | 3.6.234.242",
        "3.6.234.242, 198.51.100.66, 10.0.0.9     | 198.51.100.66",
        "3.6.234.242, 10.0.0.8, 10.0.0.9          | 10.0.0.8",
        "3.6.234.242, 198.51.100.66               | 198.51.100.66",
        "3.6.234.242                              | 3.6.234.242",
      })
  void twoProxiesAreBelievedTwoHops(String header, String sender) {
    assertThat(sender(behind(2, X_FORWARDED_FOR), "10.0.0.1", header)).isEqualTo(sender);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "for=3.6.234.242                                            | 3.6.234.242",
        "for=3.6.234.242;proto=https;by=10.0.0.1                    | 3.6.234.242",
        "proto=https; For=\"3.6.234.242:4711\"                      | 3.6.234.242",
        "for=\"[2001:db8::7]:4711\"                                 | 2001:db8:0:0:0:0:0:7",
        "for=\"[::ffff:3.6.234.242]\"                               | 3.6.234.242",
        "for=3.6.234.242, for=198.51.100.66                         | 198.51.100.66",
        "for=3.6.234.242;x=\",\", for=198.51.100.66                 | 198.51.100.66",
        "for=3.6.234.242;x=\"\\\\\\\"\", for=198.51.100.66          | 198.51.100.66",
      })
  void theStandardHeaderIsReadWithItsQuotes(String header, String sender) {
    assertThat(sender(behind(1, FORWARDED), "10.0.0.1", header)).isEqualTo(sender);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for=unknown",
        "for=_hidden",
        "proto=https",
        "",
        "for=\"3.6.234.242",
        "for=3.6.234.242;x=\", for=198.51.100.66",
        "for=3.6.234.242;x=\"\\, for=198.51.100.66",
        "for=3.6.234.242, for=\"[2001:db8::7\"",
        "for=[2001:db8::7]x",
        "for=3.6.234.242:99999999",
      })
  void whatAProxyDoesNotSayPlainlyIsNobody(String header) {
    assertThat(sender(behind(1, FORWARDED), "10.0.0.1", header)).isNull();
  }

  @Test
  void aQuoteOfTheSenderHidesNothingFromTheOtherHeader() {
    assertThat(sender(behind(1, X_FORWARDED_FOR), "10.0.0.1", JODO + "\", " + FORGER))
        .isEqualTo(FORGER);
  }

  @Test
  void severalLinesAreOneList() {
    assertThat(sender(behind(1, X_FORWARDED_FOR), "10.0.0.1", JODO, FORGER)).isEqualTo(FORGER);
    assertThat(sender(behind(2, X_FORWARDED_FOR), "10.0.0.1", FORGER, JODO + ", 10.0.0.9"))
        .isEqualTo(JODO);
  }

  @Test
  void aProxyThatSaysNothingSentItItself() {
    assertThat(sender(behind(3, X_FORWARDED_FOR), "10.0.0.1")).isEqualTo("10.0.0.1");
  }

  private static Proxies behind(int depth, HopHeader header) {
    return new Proxies(AddressList.of(List.of("10.0.0.0/8")), depth, header);
  }

  private static String sender(Proxies proxies, String peer, String... values) {
    Address sender = proxies.sender(Address.parse(peer), List.of(values));
    return sender == null ? null : sender.toString();
  }
}

package io.feebridge.ingress.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

  @ParameterizedTest
  @CsvSource({
    "3.6.234.242,3.6.234.242",
    "::ffff:3.6.234.242,3.6.234.242",
    "::FFFF:0306:eaf2,3.6.234.242",
    "0:0:0:0:0:ffff:3.6.234.242,3.6.234.242",
    "::3.6.234.242,3.6.234.242",
    "::ffff:3.6.234.242%eth0,3.6.234.242",
    "2001:DB8::1,2001:db8:0:0:0:0:0:1",
    "fe80::1%eth0,fe80:0:0:0:0:0:0:1",
    "::1,0:0:0:0:0:0:0:1",
    "::,0:0:0:0:0:0:0:0",
  })
  void anAddressHasOneForm(String written, String plain) {
    assertThat(Address.parse(written)).hasToString(plain).isEqualTo(Address.parse(plain));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "unknown",
        "localhost",
        "jodo.in",
        "3.6.234",
        "3.6.234.242.1",
        "256.1.1.1",
        "03.6.234.242",
        "0x3.6.234.242",
        "50784498",
        "3.6.234.242 ",
        "3.6.234.242:80",
        "[::1]",
        "::g",
        ":::",
        "1:2:3:4:5:6:7:8:9",
        "%eth0",
        "٣.6.234.242",
      })
  void whatWritesNoAddressIsNone(String written) {
    assertThat(Address.parse(written)).isNull();
  }

  @Test
  void aPeerOfADualStackSocketIsItsIpv4Self() throws UnknownHostException {
    byte[] mapped = new byte[16];
    mapped[10] = -1;
    mapped[11] = -1;
    mapped[12] = 3;
    mapped[15] = 9;
    InetAddress peer = java.net.Inet6Address.getByAddress(null, mapped, -1);
    assertThat(Address.of(peer)).hasToString("3.0.0.9");
  }

  @Test
  void aNetworkHasItsAddressesAndNoOther() {
    AddressList list =
        AddressList.of(List.of("192.0.2.128/25", " 2001:db8::/33 ", "198.51.100.7", "0.0.0.0/32"));
    for (String inside :
        List.of("192.0.2.128", "192.0.2.255", "2001:db8:7fff::1", "198.51.100.7", "0.0.0.0")) {
      assertThat(list.contains(Address.parse(inside))).as(inside).isTrue();
    }
    for (String outside :
        List.of("192.0.2.127", "192.0.3.128", "2001:db8:8000::1", "198.51.100.6", "::")) {
      assertThat(list.contains(Address.parse(outside))).as(outside).isFalse();
    }
    assertThat(list.contains(null)).isFalse();
    assertThat(AddressList.of(List.of("0.0.0.0/0")).contains(Address.parse("9.9.9.9"))).isTrue();
    assertThat(AddressList.of(List.of("0.0.0.0/0")).contains(Address.parse("2001:db8::1")))
        .isFalse();
    assertThat(AddressList.of(List.of("::ffff:192.0.2.1")).written())
        .containsExactly("192.0.2.1/32");
  }

  @Test
  void thePublishedListsAreThoseOfJodo() {
    assertThat(AddressList.of(List.of("jodo-uat")).written())
        .containsExactly("3.108.86.33/32", "13.127.40.177/32", "65.0.77.215/32");
    assertThat(AddressList.of(List.of("jodo-production")).written())
        .containsExactly(
            "3.6.234.242/32", "3.111.80.40/32", "13.232.24.175/32", "43.204.202.190/32");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "jodo",
        "1.2.3.4/33",
        "1.2.3.4/-1",
        "1.2.3.4/",
        "1.2.3.4/a",
        "::/129",
        "a/8",
        "1.2.3.4/24",
        "2001:db8::1/64",
        "1.2.3.4/+8"
      })
  void whatIsNoNetworkIsRefused(String written) {
    assertThatThrownBy(() -> AddressList.of(List.of(written)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + written + "'");
  }

  @Test
  void anIpv6HostCountsByItsNetwork() {
    assertThat(Address.parse("2001:db8::1").holder())
        .isEqualTo(Address.parse("2001:db8::ffff:1:2:3").holder())
        .isNotEqualTo(Address.parse("2001:db8:0:1::1").holder());
    assertThat(Address.parse("192.0.2.1").holder())
        .isNotEqualTo(Address.parse("192.0.2.2").holder());
  }
}

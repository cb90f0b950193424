import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressRefusal, AllowList, refusal } from "./addresses.js";

const PRIVATE = `127.0.0.1 127.8.8.8 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.1.1 169.254.169.254 100.64.0.1 100.100.100.200
  168.63.129.16 0.0.0.0 0.1.2.3 224.0.0.1 239.255.255.250 255.255.255.255 240.0.0.1 192.0.0.192 192.0.2.1 198.18.0.1 198.51.100.1 203.0.113.1
  192.88.99.1 :: ::1 fe80::1 fe80::1%eth0 fc00::1 fd00:ec2::254 fec0::1 ff02::1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:0:127.0.0.1 ::7f00:1
  64:ff9b::7f00:1 64:ff9b::808:808 64:ff9b:1::a00:1 2002:7f00:1:: 2001::1 2001:db8::1 100::1 4000::1 nonsense`.split(/\s+/u);

describe("addresses", () => {
  it.each(PRIVATE)("%s is refused", (address) => expect(addressRefusal(address)).not.toBeNull());
  it.each(["8.8.8.8", "93.184.216.34", "172.32.0.1", "100.128.0.1", "2606:2800:220:1:248:1893:25c8:1946", "2a00:1450:4001::1"])(
    "%s is public",
    (address) => expect(addressRefusal(address)).toBeNull(),
  );
  it("every address in a private range is refused", () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(byte, byte, byte, fc.constantFrom("10", "127", "0", "224", "255"), (a, b, c, first) => {
        expect(addressRefusal(`${first}.${a}.${b}.${c}`)).not.toBeNull();
        const mapped = `::ffff:${first}.${a}.${b}.${c}`;
        expect(addressRefusal(mapped)).not.toBeNull();
      }),
    );
  });
});

describe("what may be connected to", () => {
  const none = AllowList.parse("");
  it("refuses a name with one private address among public ones", () => {
    expect(refusal("x.example", ["8.8.8.8", "10.0.0.1"], 443, none)).toContain("10.0.0.1");
    expect(refusal("x.example", ["8.8.8.8"], 443, none)).toBeNull();
    expect(refusal("x.example", [], 443, none)).not.toBeNull();
  });
  it("refuses ports that are none of the web's", () => expect(refusal("x.example", ["8.8.8.8"], 6379, none)).toContain("6379"));
  it("allows by host, address, range and port, and nothing beside", () => {
    const allow = AllowList.parse("Intranet.example, 10.1.0.0/16 127.0.0.1:8081, [fd12::1]:80 fd13::/32");
    expect(refusal("intranet.example", ["192.168.0.4"], 9999, allow)).toBeNull();
    expect(refusal("other.example", ["192.168.0.4"], 80, allow)).not.toBeNull();
    expect(refusal("x.example", ["10.1.2.3"], 80, allow)).toBeNull();
    expect(refusal("x.example", ["10.2.2.3"], 80, allow)).not.toBeNull();
    expect(refusal("127.0.0.1", ["127.0.0.1"], 8081, allow)).toBeNull();
    expect(refusal("127.0.0.1", ["127.0.0.1"], 80, allow)).not.toBeNull();
    expect(refusal("x", ["fd12::1"], 80, allow)).toBeNull();
    expect(refusal("x", ["fd12::1"], 81, allow)).not.toBeNull();
    expect(refusal("x", ["fd13:0:1::1"], 81, allow)).toBeNull();
  });
  it("never allows a metadata service", () => {
    expect(refusal("169.254.169.254", ["169.254.169.254"], 80, AllowList.parse("169.254.0.0/16"))).not.toBeNull();
    expect(refusal("m.example", ["fd00:ec2::254"], 80, AllowList.parse("m.example"))).not.toBeNull();
  });
  it.each(["a b://c", "x/33", "-x", "10.0.0.0/99", "x:y"])("refuses the entry %s", (text) =>
    expect(() => AllowList.parse(text)).toThrow(expect.objectContaining({ code: "E_USAGE" })),
  );
});

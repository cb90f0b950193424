import { gzipSync } from "node:zlib";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { loopback } from "../../../test/loopback.js";
import { AllowList, Fetcher, type FetcherSettings } from "./index.js";

const server = await loopback();
const other = await loopback();
const fetchers: Fetcher[] = [];
const fetcher = (settings: Partial<FetcherSettings> = {}): Fetcher => {
  const made = new Fetcher({
    userAgent: "annalist/test (desk@example.org)",
    allow: AllowList.parse("127.0.0.1"),
    ...settings,
    limits: { connect: 500, headers: 400, body: 400, whole: 1500, ...settings.limits },
    politeness: { spacing: 0, rest: 60_000, ...settings.politeness },
  });
  fetchers.push(made);
  return made;
};
afterEach(() => Promise.all(fetchers.splice(0).map((f) => f.close())));
afterAll(() => Promise.all([server.close(), other.close()]));

/** The code of a refusal, which must be counted too. */
async function refusalOf(path: string, of: Fetcher = fetcher()): Promise<string> {
  const address = path.startsWith("/") ? server.url + path : path;
  const error = await of.fetch(address).then(
    () => expect.fail("nothing was refused"),
    (cause: { code: string }) => cause,
  );
  expect(of.refused.get(error.code as "E_FETCH_URL")).toBe(1);
  return error.code;
}
const BOMB = gzipSync(Buffer.alloc(30_000_000));

describe("a good answer", () => {
  it("comes with its validators, and is asked for by name", async () => {
    const seen: Record<string, unknown>[] = [];
    server.on("/good", (request, response) => {
      seen.push(request.headers);
      if (request.headers["if-none-match"] === '"1"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"1"', "last-modified": "Mon, 01 Jan 2024 00:00:00 GMT" }).end("words");
    });
    const f = fetcher();
    const first = await f.fetch(`${server.url}/good#fragment`);
    expect(Buffer.from(first.bytes).toString()).toBe("words");
    expect(seen[0]?.["user-agent"]).toBe("annalist/test (desk@example.org)");
    const second = await f.fetch(`${server.url}/good`, first);
    expect(second).toMatchObject({ changed: false, etag: '"1"', lastModified: "Mon, 01 Jan 2024 00:00:00 GMT" });
    expect(seen[1]?.["if-modified-since"]).toBe("Mon, 01 Jan 2024 00:00:00 GMT");
  });
  it("is unpacked, and redirects are followed", async () => {
    server.on("/from", (_, response) => response.writeHead(302, { location: "/packed" }).end());
    server.on("/packed", (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("packed words")));
    const { bytes, url } = await fetcher().fetch(`${server.url}/from`);
    expect([Buffer.from(bytes).toString(), url]).toEqual(["packed words", `${server.url}/packed`]);
  });
});

describe("addresses", () => {
  it.each([
    ["file:///etc/passwd", "E_FETCH_URL"],
    ["ftp://x.example/", "E_FETCH_URL"],
    ["http://user:secret@x.example/", "E_FETCH_URL"],
    ["nonsense", "E_FETCH_URL"],
    [`https://x.example/${"a".repeat(5000)}`, "E_FETCH_URL"],
    ["http://2130706433/", "E_FETCH_ADDRESS"],
    ["http://0x7f.1/", "E_FETCH_ADDRESS"],
    ["http://[::1]/", "E_FETCH_ADDRESS"],
    ["http://[::ffff:127.0.0.1]/", "E_FETCH_ADDRESS"],
    ["http://169.254.169.254/latest/meta-data/", "E_FETCH_ADDRESS"],
    ["http://10.0.0.1/", "E_FETCH_ADDRESS"],
  ])("%s is %s", async (address, code) => {
    expect(await refusalOf(address, fetcher({ allow: AllowList.parse("") }))).toBe(code);
  });
  it("a name that resolves to a private address is refused", async () => {
    const f = fetcher({ resolve: async () => ["192.168.1.1"] });
    expect(await refusalOf("http://innocent.example/", f)).toBe("E_FETCH_ADDRESS");
  });
  it("a redirect to a private address is refused", async () => {
    server.on("/inward", (_, response) => response.writeHead(302, { location: `http://127.0.0.2:${server.port}/secret` }).end());
    server.on("/secret", "secret");
    expect(await refusalOf("/inward", fetcher({ allow: AllowList.parse(`127.0.0.1:${server.port}`) }))).toBe("E_FETCH_ADDRESS");
    server.on("/scheme", (_, response) => response.writeHead(302, { location: "file:///etc/passwd" }).end());
    expect(await refusalOf("/scheme")).toBe("E_FETCH_URL");
    expect(server.asked).not.toContain("/secret");
  });
  it("a name is resolved once for each connection, and what was checked is what is connected to", async () => {
    let asked = 0;
    const rebinding = async () => (asked++ === 0 ? ["127.0.0.1"] : ["169.254.169.254"]);
    const fickle = await loopback();
    fickle.on("/robots.txt", (_, response) => response.writeHead(404, { connection: "close" }).end());
    fickle.on("/rebind", "first");
    const f = fetcher({ resolve: rebinding });
    // robots.txt takes the first connection, the page the next: the changed answer is checked anew.
    expect(await refusalOf(`http://rebind.example:${fickle.port}/rebind`, f)).toBe("E_FETCH_ADDRESS");
    expect([fickle.asked, asked]).toEqual([[], 2]);
    await fickle.close();
  });
  it("says when a name is unknown, or never answers", async () => {
    const unknown = fetcher({ resolve: () => Promise.reject(Object.assign(new Error("no"), { code: "ENOTFOUND" })) });
    expect(await refusalOf("http://nowhere.example/", unknown)).toBe("E_FETCH_DNS");
    expect(await refusalOf("http://silent.example/", fetcher({ resolve: () => new Promise(() => {}) }))).toBe("E_FETCH_TIME");
  });
  it("says when nobody listens", async () => {
    const closed = await loopback();
    await closed.close();
    expect(await refusalOf(`${closed.url}/`)).toBe("E_FETCH_CONNECT");
  });
});

describe("faults of a server", () => {
  it("hangs before and inside an answer, and drips", async () => {
    server.on("/hang", () => {});
    expect(await refusalOf("/hang")).toBe("E_FETCH_TIME");
    server.on("/stuck", (_, response) => void response.writeHead(200).write("half"));
    expect(await refusalOf("/stuck")).toBe("E_FETCH_TIME");
    server.on("/drip", (_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write("x"), 50);
      response.on("close", () => clearInterval(timer));
    });
    expect(await refusalOf("/drip")).toBe("E_FETCH_TIME");
  });
  it("sends half an answer, a wrong length, broken packing, unknown packing, nonsense", async () => {
    server.on("/half", (_, response) => {
      response.writeHead(200, { "transfer-encoding": "chunked" }).write("half");
      setTimeout(() => response.destroy(), 50);
    });
    expect(await refusalOf("/half")).toBe("E_FETCH_BROKEN");
    server.on("/short", (_, response) => {
      response.writeHead(200, { "content-length": 1000 }).write("short");
      setTimeout(() => response.destroy(), 50);
    });
    expect(await refusalOf("/short")).toBe("E_FETCH_BROKEN");
    server.on("/unpack", (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end("no gzip"));
    expect(await refusalOf("/unpack")).toBe("E_FETCH_BROKEN");
    server.on("/cut", (_, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("words ".repeat(1000)).subarray(0, 30)),
    );
    expect(await refusalOf("/cut")).toBe("E_FETCH_BROKEN");
    server.on("/odd", (_, response) => response.writeHead(200, { "content-encoding": "gzip, gzip" }).end("x"));
    expect(await refusalOf("/odd")).toBe("E_FETCH_BROKEN");
    server.on("/nonsense", (request) => request.socket.end("HTTP/9.9 nonsense\r\n\r\n"));
    expect(await refusalOf("/nonsense")).toBe("E_FETCH_BROKEN");
  });
  it("sends a gzip bomb, or more than is taken", async () => {
    server.on("/bomb", (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(BOMB));
    expect(await refusalOf("/bomb")).toBe("E_FETCH_RATIO");
    expect(await refusalOf("/bomb", fetcher({ limits: { ratio: 1e9, size: 5_000_000 } }))).toBe("E_FETCH_TOO_LARGE");
    server.on("/said", (_, response) => response.writeHead(200, { "content-length": 50_000_000 }).end());
    expect(await refusalOf("/said")).toBe("E_FETCH_TOO_LARGE");
    server.on("/endless", (_, response) => {
      const more = () => response.destroyed || (response.write(Buffer.alloc(65_536)) ? setImmediate(more) : response.once("drain", more));
      more();
    });
    expect(await refusalOf("/endless", fetcher({ limits: { wire: 1_000_000, whole: 20_000 } }))).toBe("E_FETCH_TOO_LARGE");
    server.on("/headers", (_, response) => response.writeHead(200, { x: "y".repeat(200_000) }).end());
    expect(await refusalOf("/headers")).toBe("E_FETCH_BROKEN");
  });
  it("redirects in a circle, too often, or nowhere", async () => {
    server.on("/a", (_, response) => response.writeHead(302, { location: "/b" }).end());
    server.on("/b", (_, response) => response.writeHead(302, { location: "/a" }).end());
    expect(await refusalOf("/a")).toBe("E_FETCH_REDIRECT");
    server.on("/n", (request, response) =>
      response.writeHead(302, { location: `/n?${Number((request.url ?? "").split("?")[1] ?? 0) + 1}` }).end(),
    );
    expect(await refusalOf("/n")).toBe("E_FETCH_REDIRECT");
    server.on("/void", (_, response) => response.writeHead(302).end());
    expect(await refusalOf("/void")).toBe("E_FETCH_REDIRECT");
  });
  it("refuses: the status is told", async () => {
    server.on("/gone", (_, response) => response.writeHead(410).end());
    await expect(fetcher().fetch(`${server.url}/gone`)).rejects.toMatchObject({ code: "E_FETCH_STATUS", status: 410, passing: false });
  });
});

describe("politeness", () => {
  it("keeps to robots.txt, asked once, on redirects too", async () => {
    let asked = 0;
    other.on("/robots.txt", (_, response) => {
      asked++;
      response.end("User-agent: annalist\nDisallow: /private\n\nUser-agent: *\nDisallow: /");
    });
    other.on("/private/x", "x");
    other.on("/public", "public");
    other.on("/trick", (_, response) => response.writeHead(302, { location: "/private/x" }).end());
    const f = fetcher();
    await expect(f.fetch(`${other.url}/private/x`)).rejects.toMatchObject({ code: "E_FETCH_ROBOTS", passing: false });
    await expect(f.fetch(`${other.url}/trick`)).rejects.toMatchObject({ code: "E_FETCH_ROBOTS" });
    expect((await f.fetch(`${other.url}/public`)).changed).toBe(true);
    expect(asked).toBe(1);
    expect(other.asked).not.toContain("/private/x");
  });
  it("takes nothing while robots.txt fails", async () => {
    const failing = await loopback();
    failing.on("/robots.txt", (_, response) => response.writeHead(500).end());
    failing.on("/x", "x");
    await expect(fetcher().fetch(`${failing.url}/x`)).rejects.toMatchObject({ passing: true });
    expect(failing.asked).toEqual([]);
    await failing.close();
  });
  it("honours Retry-After, and leaves a host that fails alone", async () => {
    server.on("/busy", (_, response) => response.writeHead(503, { "retry-after": "3600" }).end());
    const f = fetcher();
    const before = Date.now();
    const error = (await f.fetch(`${server.url}/busy`).catch((e: unknown) => e)) as { retryAt: number; status: number };
    expect(error.status).toBe(503);
    expect(error.retryAt).toBeGreaterThanOrEqual(before + 3_600_000);
    const count = server.asked.length;
    await expect(f.fetch(`${server.url}/good`)).rejects.toMatchObject({ code: "E_FETCH_BACKOFF", retryAt: error.retryAt });
    expect(server.asked.length).toBe(count);
    const g = fetcher();
    server.on("/500", (_, response) => response.writeHead(500).end());
    for (let i = 0; i < 3; i++) await expect(g.fetch(`${server.url}/500`)).rejects.toMatchObject({ code: "E_FETCH_STATUS" });
    await expect(g.fetch(`${server.url}/good`)).rejects.toMatchObject({ code: "E_FETCH_BACKOFF" });
  });
  it("asks one host one thing at a time, and all hosts together no more than allowed", async () => {
    let [here, most, all, mostOfAll] = [0, 0, 0, 0];
    const slow = (count: boolean) => (_: unknown, response: { end: (text: string) => void }) => {
      if (count) most = Math.max(most, ++here);
      mostOfAll = Math.max(mostOfAll, ++all);
      setTimeout(() => {
        if (count) here--;
        all--;
        response.end("x");
      }, 20);
    };
    const third = await loopback();
    server.on("/slow", slow(true));
    other.on("/public", slow(false));
    third.on("/slow", slow(false));
    const f = fetcher({ politeness: { total: 2 } });
    const addresses = [`${server.url}/slow`, `${other.url}/public`, `${third.url}/slow`];
    await Promise.all(Array.from({ length: 12 }, (_, i) => f.fetch(`${addresses[i % 3]}?${i}`)));
    expect([most, mostOfAll]).toEqual([1, 2]);
    await third.close();
  });
  it("stops when it is told to", async () => {
    server.on("/never", () => {});
    const controller = new AbortController();
    const fetched = fetcher({ limits: { headers: 60_000, whole: 60_000 } }).fetch(`${server.url}/never`, { signal: controller.signal });
    setTimeout(() => controller.abort(), 50);
    await expect(fetched).rejects.toMatchObject({ name: "AbortError" });
  });
});

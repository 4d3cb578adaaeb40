import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { prepared } from "./prepared";

const { server, browser } = await prepared();

/** Opens a page and collects what it complains of. */
async function open(path: string): Promise<{ page: Page; policy: string; type: string; status: number; complaints: string[] }> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("requestfailed", (request) => complaints.push(`${request.url()}: ${request.failure()?.errorText ?? "failed"}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(`${server.url}/`)) complaints.push(`it asks elsewhere: ${request.url()}`);
  });
  const response = await page.goto(server.url + path, { waitUntil: "networkidle" });
  const headers = response?.headers() ?? {};
  return { page, policy: headers["content-security-policy"] ?? "", type: headers["content-type"] ?? "", status: response?.status() ?? 0, complaints };
}

test.each(["/", "/azerbaijan", "/israel/armenia"])("%s is the page, keeps to its policy and complains of nothing", async (path) => {
  const { page, policy, type, status, complaints } = await open(path);
  expect({ status, type }).toEqual({ status: 200, type: "text/html; charset=utf-8" });
  expect(policy.split("; ")).toEqual(expect.arrayContaining(["default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'"]));
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  expect(await page.title()).toContain("Entente");
  expect(complaints).toEqual([]);
  await page.close();
});

test("the policy is in force: what a page of another kind would do is refused", async () => {
  const { page } = await open("/");
  const refused = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective), { once: true });
        setTimeout(resolve, 5000, "nothing");
        const script = document.createElement("script");
        script.textContent = "document.title = 'taken over'";
        document.body.append(script);
      }),
  );
  expect(refused).toBe("script-src-elem");
  expect(await page.title()).not.toBe("taken over");
  await page.close();
});

test("a file that is not there is no page", async () => {
  for (const path of ["/assets/gone.js", "/favicon.ico", "/fonts/gone.ttf"]) {
    const response = await fetch(server.url + path);
    expect([path, response.status, response.headers.get("content-type")]).toEqual([path, 404, "application/problem+json"]);
  }
});

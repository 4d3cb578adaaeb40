import { expect, test } from "vitest";
import { webAddress } from "./web";

test.each(["https://example.org", "HTTP://example.org/a?b=javascript:c"])("%s is linked to", (url) => expect(webAddress(url)).toBe(url));

test.each(["", undefined, null, "javascript:alert(1)", " https://example.org", "java\tscript:x", "data:text/html,x", "file:///etc/passwd", "//example.org", "/v1/graph", "https:"])("%s is not", (url) => expect(webAddress(url)).toBeUndefined());

import { describe, expect, it } from "vitest";
import { s3EventBody } from "./s3-event.ts";

const created = {
  bucket: "uploads",
  key: "pictures/a.jpg",
  size: 3,
  eTag: "900150983cd24fb0d6963f7d28e17f72",
  eventTime: "2026-11-22T10:15:00.000Z",
};

const recordOf = (body: string) => JSON.parse(body).Records[0];

describe("s3EventBody", () => {
  it("describes the created object in S3's format", () => {
    expect(recordOf(s3EventBody(created))).toMatchObject({
      eventSource: "aws:s3",
      eventName: "ObjectCreated:Put",
      eventTime: "2026-11-22T10:15:00.000Z",
      s3: {
        bucket: { name: "uploads" },
        object: { key: "pictures/a.jpg", size: 3, eTag: "900150983cd24fb0d6963f7d28e17f72" },
      },
    });
  });

  it.each([
    ["my picture.jpg", "my+picture.jpg"],
    ["1+1=2.jpg", "1%2B1%3D2.jpg"],
    ["Ärger/100%.jpg", "%C3%84rger/100%25.jpg"],
    ["it's (mine)~.jpg", "it%27s+%28mine%29%7E.jpg"],
  ])("encodes the key %s as S3 does", (key, encoded) => {
    expect(recordOf(s3EventBody({ ...created, key })).s3.object.key).toBe(encoded);
  });

  it("gives the later of two events the greater sequencer", () => {
    const later = { ...created, eventTime: "2026-11-22T10:15:00.001Z" };

    const [first, second] = [created, later].map(
      (event) => recordOf(s3EventBody(event)).s3.object.sequencer,
    );
    expect(first < second).toBe(true);
  });
});

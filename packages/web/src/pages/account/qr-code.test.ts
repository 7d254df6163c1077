import { encode } from "uqr";
import { describe, expect, it } from "vitest";
import { QrCode } from "./qr-code.tsx";

const text = "otpauth://totp/Image%20of%20the%20Day:ada%40example.com?secret=JBSWY3DPEHPK3PXP";

describe("a QR code", () => {
  const svg = QrCode({ text, label: "QR code" }).toString();

  it("a QR code has a dark square for each dark module, and an empty border of four modules", () => {
    const { data, size } = encode(text, { border: 0 });
    const squares = [...svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x},${y}`);
    const modules = data.flatMap((row, y) =>
      row.flatMap((isDark, x) => (isDark ? [`${x + 4},${y + 4}`] : [])),
    );

    expect(squares).toEqual(modules);
    expect(svg).toContain(`viewBox="0 0 ${size + 8} ${size + 8}"`);
  });

  it("a QR code has an accessible name", () => {
    expect(svg).toContain('role="img" aria-label="QR code"');
  });
});

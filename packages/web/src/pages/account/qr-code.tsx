import { encode } from "uqr";

/** The width of the empty border in modules. Cameras do not find the code without it (ISO/IEC 18004). */
const quietZone = 4;

/** `text` as a QR code in SVG; the stylesheet sets its size. Dark on light in both colour schemes, because cameras require it. */
export const QrCode = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const { size, data } = encode(text, { border: quietZone });
  return (
    <svg class="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path class="light" d={`M0 0h${size}v${size}h-${size}z`} />
      <path class="dark" d={data.flatMap(rowPath).join("")} shape-rendering="crispEdges" />
    </svg>
  );
};

const rowPath = (row: readonly boolean[], y: number) =>
  row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []));

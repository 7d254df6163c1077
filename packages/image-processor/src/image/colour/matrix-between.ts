/** The chromaticities x and y of white and of the three primaries (CIE 1931). */
export type Primaries = readonly [white: Point, red: Point, green: Point, blue: Point];
type Point = readonly [x: number, y: number];

type Row = readonly [number, number, number];
/** A matrix of 3 × 3 numbers, by rows. */
export type Matrix = readonly [Row, Row, Row];

/** From XYZ to the responses of the eye's cones, by which Bradford's method adapts one white to another. */
const bradford: Matrix = [
  [0.8951, 0.2664, -0.1614],
  [-0.7502, 1.7135, 0.0367],
  [0.0389, -0.0685, 1.0296],
];

/**
 * The matrix from light of some primaries to light of others. White stays white. Undefined if no colour
 * space can have these primaries.
 */
export function matrixBetween(from: Primaries, to: Primaries): Matrix | undefined {
  const fromCones = inverse(toCones(to));
  const columns = mapRows(transpose(toCones(from)), (column) => apply(fromCones, column));
  return columns.flat().every(Number.isFinite) ? transpose(columns) : undefined;
}

/** From light of these primaries to cone responses, in which white is 1, 1, 1. */
function toCones([white, red, green, blue]: Primaries): Matrix {
  const cones = (xy: Primaries[number]) => apply(bradford, [xy[0], xy[1], 1 - xy[0] - xy[1]]);
  const whiteCones = cones(white);
  const relative = mapRows([cones(red), cones(green), cones(blue)], (colour) =>
    mapRow(colour, (cone, index) => cone / whiteCones[index]),
  );
  const brightness = apply(inverse(transpose(relative)), [1, 1, 1]);
  return transpose(
    mapRows(relative, (colour, index) => mapRow(colour, (cone) => cone * brightness[index])),
  );
}

type Index = 0 | 1 | 2;

const mapRow = ([a, b, c]: Row, change: (value: number, index: Index) => number): Row => [
  change(a, 0),
  change(b, 1),
  change(c, 2),
];

const mapRows = ([a, b, c]: Matrix, change: (row: Row, index: Index) => Row): Matrix => [
  change(a, 0),
  change(b, 1),
  change(c, 2),
];

const apply = (matrix: Matrix, [x, y, z]: Row): Row =>
  mapRow([0, 1, 2], (_, index) => {
    const [a, b, c] = matrix[index];
    return a * x + b * y + c * z;
  });

const transpose = ([a, b, c]: Matrix): Matrix => [
  [a[0], b[0], c[0]],
  [a[1], b[1], c[1]],
  [a[2], b[2], c[2]],
];

const cross = (a: Row, b: Row): Row => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

/** Of numbers that are not finite if there is none. */
function inverse([a, b, c]: Matrix): Matrix {
  const columns: Matrix = [cross(b, c), cross(c, a), cross(a, b)];
  const determinant = a[0] * columns[0][0] + a[1] * columns[0][1] + a[2] * columns[0][2];
  return transpose(mapRows(columns, (column) => mapRow(column, (value) => value / determinant)));
}

/** Number of decimal places of the sum, more than any amount of money has. */
const PLACES = 20;
const UNIT = 10n ** BigInt(PLACES);
const MILLIONTHS = 1_000_000;
/** Whole millionths are added as numbers, without rounding. */
const MOST_MILLIONTHS = Number.MAX_SAFE_INTEGER / 2;

/** Adds numbers as decimals: 0.1 and 0.2 make 0.3, in any order. */
export class DecimalSum {
  /** Sum of the amounts that are whole millionths, which most are. */
  #millionths = 0;
  #units = 0n;

  /** Adds a finite number. */
  add(value: number): void {
    const millionths = Math.round(value * MILLIONTHS);
    if (Math.abs(millionths) < MOST_MILLIONTHS && millionths / MILLIONTHS === value) this.#millionths += millionths;
    else this.#units += toUnits(value);
    if (Math.abs(this.#millionths) >= MOST_MILLIONTHS) this.#flush();
  }

  /** Returns the number that is closest to the sum. */
  total(): number {
    this.#flush();
    return toNumber(this.#units);
  }

  /** Returns the mean of `count` numbers, rounded to a millionth. */
  mean(count: number): number {
    this.#flush();
    const perMillionth = UNIT / BigInt(MILLIONTHS);
    const divisor = BigInt(count) * perMillionth;
    const half = divisor / 2n;
    const rounded = (this.#units + (this.#units < 0n ? -half : half)) / divisor; // BigInt division truncates towards 0
    return toNumber(rounded * perMillionth);
  }

  #flush(): void {
    this.#units += BigInt(this.#millionths) * (UNIT / BigInt(MILLIONTHS));
    this.#millionths = 0;
  }
}

/** Converts a number to units. Truncates what is smaller than a unit. */
function toUnits(value: number): bigint {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  const shift = PLACES - fraction.length + Number(exponent);
  const digits = BigInt(whole + fraction);
  const units = shift >= 0 ? digits * 10n ** BigInt(shift) : digits / 10n ** BigInt(-shift);
  return sign === "-" ? -units : units;
}

function toNumber(units: bigint): number {
  const sign = units < 0n ? "-" : "";
  const digits = (units < 0n ? -units : units).toString().padStart(PLACES + 1, "0");
  return Number(`${sign}${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`);
}

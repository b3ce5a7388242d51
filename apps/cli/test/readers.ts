import { execFileSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";

/** A program that reads CSV, and returns all cells as text, row by row, without the header. */
export interface Reader {
  name: string;
  isThere: boolean;
  /** Whether it distinguishes an empty text from null. */
  knowsNull: boolean;
  read: (file: string, delimiter: string) => (string | null)[][] | Promise<(string | null)[][]>;
}

type Cells = (string | null)[][];

const PYTHON = "/usr/bin/python3"; // the system's Python, for which pandas is packaged
const env = { PATH: process.env["PATH"] ?? "", LC_ALL: "C.UTF-8", HOME: "/tmp" };

function run(program: string, args: readonly string[], input = ""): string {
  return execFileSync(program, args, {
    encoding: "utf8",
    env,
    input,
    maxBuffer: 2 ** 28,
    stdio: ["pipe", "pipe", "pipe"],
  });
}

function isThere(program: string, ...args: readonly string[]): boolean {
  try {
    run(program, args);
    return true;
  } catch {
    return false;
  }
}

const duckdb: Reader = {
  name: "DuckDB",
  isThere: true,
  knowsNull: true,
  async read(file, delimiter) {
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const found = await connection.runAndReadAll(
      `FROM read_csv('${file}', header = true, delim = '${delimiter}', quote = '"', escape = '"', all_varchar = true,
      nullstr = '', allow_quoted_nulls = false, auto_detect = false, columns = {'id': 'VARCHAR', 'summary': 'VARCHAR', 'campaign_id': 'VARCHAR'})`,
    );
    return found.getRowsJson() as Cells; // all columns are text
  },
};

const R = String.raw`
args <- commandArgs(TRUE)
rows <- read.table(args[1], header = TRUE, sep = args[2], quote = "\"", fill = TRUE, comment.char = "", colClasses = "character",
  na.strings = character(0), encoding = "UTF-8", stringsAsFactors = FALSE, check.names = FALSE)
hex <- function(text) paste(as.character(charToRaw(text)), collapse = "")
for (row in seq_len(nrow(rows))) cat(vapply(rows[row, ], hex, ""), sep = " ", fill = FALSE, "\n")
`;

const r: Reader = {
  name: "R",
  isThere: isThere("Rscript", "--version"),
  knowsNull: false,
  read(file, delimiter) {
    const lines = run("Rscript", ["-e", R, file, delimiter]).split("\n").slice(0, -1);
    return lines.map((line) =>
      line
        .split(" ")
        .slice(0, 3)
        .map((hex) => Buffer.from(hex, "hex").toString("utf8")),
    );
  },
};

const PANDAS = `
import json, sys, pandas
rows = pandas.read_csv(sys.argv[1], sep=sys.argv[2], dtype=str, keep_default_na=False)
json.dump(rows.values.tolist(), sys.stdout)
`;

const pandas: Reader = {
  name: "pandas",
  isThere: isThere(PYTHON, "-c", "import pandas"),
  knowsNull: false,
  read: (file, delimiter) => JSON.parse(run(PYTHON, ["-c", PANDAS, file, delimiter])) as Cells,
};

const PROGRAMS = "/usr/lib/postgresql";
const postgresBin = existsSync(PROGRAMS) ? readdirSync(PROGRAMS).map((version) => join(PROGRAMS, version, "bin")) : [];

/** A PostgreSQL server in a directory. It refuses to run as root. */
export class Postgres {
  static readonly bin = postgresBin.find((folder) => existsSync(join(folder, "initdb")));
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = join(folder, "postgres");
    mkdirSync(this.#folder);
    if (process.getuid?.() === 0) {
      const id = (flag: string) => Number(run("id", [flag, "postgres"]));
      chownSync(this.#folder, id("-u"), id("-g"));
      chownSync(folder, id("-u"), id("-g"));
    }
    this.#run("initdb", "-D", "data", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N");
    this.#run(
      "pg_ctl",
      "-D",
      "data",
      "-w",
      "-o",
      `-c listen_addresses='' -c fsync=off -k ${this.#folder}`,
      "-l",
      "log",
      "start",
    );
  }

  stop(): void {
    this.#run("pg_ctl", "-D", "data", "-w", "-m", "immediate", "stop");
  }

  query(sql: string): string {
    return this.#run("psql", "-h", this.#folder, "-d", "postgres", "-qtAX", "-v", "ON_ERROR_STOP=1", "-c", sql);
  }

  #run(program: string, ...args: readonly string[]): string {
    const command = [join(Postgres.bin ?? "", program), ...args];
    const asPostgres = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"];
    const [first = "", ...rest] = process.getuid?.() === 0 ? [...asPostgres, ...command] : command;
    return execFileSync(first, rest, {
      cwd: this.#folder,
      encoding: "utf8",
      env,
      stdio: ["ignore", program === "pg_ctl" ? "ignore" : "pipe", "pipe"],
    });
  }
}

/** PostgreSQL's COPY, in such a server. */
export function postgresReader(server: () => Postgres): Reader {
  return {
    name: "PostgreSQL",
    isThere: Postgres.bin !== undefined && isThere("id", "postgres") && isThere("setpriv", "--version"),
    knowsNull: true,
    read(file, delimiter) {
      const postgres = server();
      postgres.query(
        "DROP TABLE IF EXISTS calls; CREATE TABLE calls (n serial, id text, summary text, campaign_id text)",
      );
      const options = `FORMAT csv, HEADER, DELIMITER '${delimiter}'`;
      postgres.query(`COPY calls (id, summary, campaign_id) FROM '${file}' WITH (${options})`);
      const rows = postgres.query("SELECT json_agg(json_build_array(id, summary, campaign_id) ORDER BY n) FROM calls");
      return JSON.parse(rows) as Cells;
    },
  };
}

/** Whether PyYAML is installed. */
export const isPyYamlThere = isThere(PYTHON, "-c", "import yaml");

/** What PyYAML reads from YAML. */
export function readByPyYaml(text: string): unknown {
  const program = "import json, sys, yaml; json.dump(yaml.safe_load(sys.stdin), sys.stdout)";
  return JSON.parse(run(PYTHON, ["-c", program], text));
}

/** Readers that need no server. */
export const readers: readonly Reader[] = [duckdb, r, pandas];

/** The formulas that LibreOffice Calc finds in each file, if it splits at any of these separators. */
export function formulasInCalc(files: readonly string[], folder: string, separators: string): string[][] {
  const codes = Array.from(separators, (separator) => separator.charCodeAt(0)).join("/");
  const flags = [
    `-env:UserInstallation=file://${folder}/office`,
    "--headless",
    "--convert-to",
    "fods",
    "--outdir",
    folder,
  ];
  // Separators, quote, encoding and first line; the last option evaluates formulas, as a user may choose.
  run("soffice", [...flags, `--infilter=CSV:${codes},34,UTF-8,1,,0,false,true,false,false,false,0,true`, ...files]);
  return files.map((file) => {
    const sheet = readFileSync(join(folder, `${basename(file, extname(file))}.fods`), "utf8");
    return [...sheet.matchAll(/table:formula="([^"]*)"/g)].map(([, formula = ""]) => formula);
  });
}

/** Whether LibreOffice Calc is installed. */
export const hasCalc = isThere("soffice", "--version");

/** Formats a duration: `4m 05s`, `1h 02m`, `12s`. */
export function formatDuration(durationSeconds: number): string {
  const pad = (value: number) => String(value).padStart(2, "0");
  const minutes = Math.floor(durationSeconds / 60);
  if (minutes === 0) return `${durationSeconds}s`;
  if (minutes < 60) return `${minutes}m ${pad(durationSeconds % 60)}s`;
  return `${Math.floor(minutes / 60)}h ${pad(minutes % 60)}m`;
}

/** Formats a timestamp: `2026-01-15 14:30:00`, in UTC. Returns any other text unchanged. */
export function formatTime(timestamp: string): string {
  return timestamp.replace(/^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(\.\d+)?Z$/, "$1 $2");
}

/** Formats seconds since the start of the call: `4:05`. */
export function formatOffset(offsetSeconds: number): string {
  const whole = Math.floor(Math.abs(offsetSeconds));
  return `${offsetSeconds < 0 ? "-" : ""}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

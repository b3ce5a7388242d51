-- Requests the paths in a file in order, and starts over at the end of the file. Prints the results as JSON.
local requests = {}
local sent = 0

function init(args)
  for path in io.lines(args[1]) do
    requests[#requests + 1] = wrk.format("GET", path)
  end
end

function request()
  sent = sent + 1
  return requests[(sent - 1) % #requests + 1]
end

function done(summary, latency)
  local errors = summary.errors
  local failures = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  print(string.format('{"requests":%d,"durationMs":%f,"p99Ms":%f,"failures":%d}',
    summary.requests, summary.duration / 1000, latency:percentile(99) / 1000, failures))
end

// Runs one foreign client. Arguments: the npm package, the port. Standard input: a JSON line ["method", argument…] a
// question; standard output: a JSON line {"answer": …}, {"error": …} or, at any time, {"event": …}.
'use strict'
const readline = require('node:readline')

const say = line => process.stdout.write(JSON.stringify(line) + '\n')
console.log = console.error // the packages write of their own accord

async function main([library, port]) {
  const Client = require(library)
  const client = new Client('127.0.0.1', Number(port), 20000, 0)
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const [method, ...given] = JSON.parse(line)
    const values = method === 'getRealTimeLogs' ? [event => say({ event })] : given
    try {
      say({ answer: (await client[method](...values)) ?? null })
    } catch (e) {
      say({ error: String(e.message || (e.err && e.err.message) || e) })
    }
  }
  process.exit(0) // their timers would keep the process for another 20 s
}

main(process.argv.slice(2))

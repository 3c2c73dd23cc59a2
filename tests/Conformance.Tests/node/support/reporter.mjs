// A line of JSON for each test, for whoever reads the run by machine.
import { basename } from 'node:path';

export default async function* (events) {
  for await (const { type, data } of events) {
    if (type === 'test:stderr' || type === 'test:stdout') {
      process.stderr.write(data.message);
    } else if ((type === 'test:pass' || type === 'test:fail') && data.nesting === 0) {
      const error = data.details.error;
      const reason = error ? String(error.cause?.stack ?? error.cause ?? error.stack ?? error) : '';
      yield `${JSON.stringify({ file: basename(data.file ?? ''), name: data.name, passed: type === 'test:pass', reason })}\n`;
    }
  }
}

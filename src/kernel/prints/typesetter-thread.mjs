// Runs in a thread of its own, so that a long paper never holds up the program. Plain JavaScript: a thread is started
// from a file, and the sources stand beside the program when it runs (as its migrations do).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const fonts = path.dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'));
const compiler = NodeCompiler.create({
  workspace: workerData.sources,
  fontArgs: [
    {
      fontBlobs: ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf'].map((file) =>
        readFileSync(path.join(fonts, file)),
      ),
    },
  ],
});

parentPort.on('message', ({ id, template, sheet }) => {
  try {
    const pdf = compiler.pdf({
      mainFilePath: path.join(workerData.sources, template),
      inputs: { sheet: JSON.stringify(sheet) },
    });
    compiler.evictCache(10);
    parentPort.postMessage({ id, pdf });
  } catch (error) {
    parentPort.postMessage({ id, trouble: error instanceof Error ? error.message : String(error) });
  }
});

// For processes that run much code a little: V8 compiles a function for speed only when it has run some fifteen times as long as it
// would wait by itself. What that compiling costs (a sixth of the CPU of a run of tests) such a process never earns back. A V8 that does
// not know the word pays no heed to it.
require('node:v8').setFlagsFromString('--interrupt-budget=1000000');

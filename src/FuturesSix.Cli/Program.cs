return await FuturesSix.Cli.CommandLine.RunAsync(args);

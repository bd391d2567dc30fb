FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
COPY . .
RUN apt-get update && apt-get install -y --no-install-recommends nodejs npm && rm -rf /var/lib/apt/lists/*
RUN dotnet publish src/FuturesSix.Cli -c Release -o /app --nologo \
 && mkdir -p /state && chown 1654:1654 /state

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
COPY --from=build --chown=1654:1654 /state /state
ENV DOTNET_EnableDiagnostics=0
# The image's user "app", who owns nothing but /state.
USER 1654
VOLUME /state
EXPOSE 8002
ENTRYPOINT ["dotnet", "/app/fsix.dll"]
CMD ["deck"]

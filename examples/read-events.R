# Counts of a CSV that Annalist wrote, in base R.
#
#   annalist code reports.jsonl --format csv --out events.csv
#   Rscript examples/read-events.R events.csv

path <- commandArgs(trailingOnly = TRUE)
if (length(path) != 1) stop("give the CSV that annalist wrote")

# CAMEO codes begin with zeros: they are text.
events <- read.csv(path, colClasses = c(cameo = "character"), encoding = "UTF-8", na.strings = "", check.names = FALSE)
actual <- events[events$factuality == "actual", ]

quads <- c("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
cat(nrow(actual), "events that happened\n")
print(table(factor(quads[actual$quad], levels = quads), dnn = NULL))

# A list is one cell, its items joined by ";", an empty one where the country is unknown.
items <- function(cell) if (is.na(cell)) character(0) else strsplit(paste0(cell, ";"), ";", fixed = TRUE)[[1]]
pairs <- do.call(rbind, lapply(seq_len(nrow(actual)), function(i) {
  both <- expand.grid(
    actor = items(actual$actor_countries[i]),
    recipient = items(actual$recipient_countries[i]),
    stringsAsFactors = FALSE
  )
  if (nrow(both) == 0) NULL else cbind(both, intensity = actual$intensity[i])
}))
if (!is.null(pairs)) {
  means <- aggregate(intensity ~ actor + recipient, pairs, function(x) c(events = length(x), mean = mean(x)))
  means <- means[order(-means$intensity[, "events"], means$actor, means$recipient), ]
  print(head(means, 10), row.names = FALSE)
}

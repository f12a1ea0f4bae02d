/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

#include "libbalanced/caseload/bal-csv-scanner-private.h"
#include "libbalanced/caseload/bal-intake-private.h"

G_BEGIN_DECLS

/* Reads the records of a file behind its header, several parts of the text at a time.
 *
 * A part begins behind the first line feed after a place that depends on the text alone. Whether
 * that ends a record shows once the part before is read: where it stands between quotation marks,
 * the part is read again from the true end. So nothing depends on the number of threads. */
gboolean bal_csv_parts_read (BalIntake *intake,
                             BalCsvScanner *scanner,
                             const char *name,
                             GCancellable *cancellable,
                             GError **error);

/* Why the scanner cannot go on. Gives FALSE. */
gboolean bal_csv_set_error (const BalCsvScanner *scanner,
                            BalCsvOutcome outcome,
                            const char *name,
                            GError **error);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file or folder of the shared test data, or NULL when it is absent; the test is then
 * marked as skipped, with the reason, and should return. */
char *bal_test_shared_path (const char *path);

/* A file of this source tree, named from its root. */
char *bal_test_source_path (const char *path);

/* The text of a file; the test fails when it cannot be read. */
char *bal_test_read (const char *filename, gsize *length);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Published cases that the library must reproduce: JSON arrays of objects in the shared test data.
 *
 *   BalTestVectors *vectors = bal_test_vectors_open ("vectors/stats/wilson.json");
 *   while (bal_test_vectors_next (vectors)) ...
 *   bal_test_vectors_close (vectors);
 *
 * A wrong figure fails the test with the number of its case. Closing prints how many there were. */
typedef struct _BalTestVectors BalTestVectors;

/* NULL when the data is absent: the test is then marked as skipped. */
BalTestVectors *bal_test_vectors_open (const char *path);
gboolean bal_test_vectors_next (BalTestVectors *self);
void bal_test_vectors_close (BalTestVectors *self);

/* The relative tolerance of what follows, absolute below @floor; 1e-9 and 1e-6 at first. */
void bal_test_vectors_set_tolerance (BalTestVectors *self, double tolerance, double floor);

/* Of the present case. A number that is null or missing is NaN; a text that is, NULL. Arrays belong
 * to the caller. */
JsonObject *bal_test_vectors_get_case (BalTestVectors *self);
gboolean bal_test_vectors_has (BalTestVectors *self, const char *name);
double bal_test_vectors_get (BalTestVectors *self, const char *name);
const char *bal_test_vectors_get_text (BalTestVectors *self, const char *name);
gboolean bal_test_vectors_get_boolean (BalTestVectors *self, const char *name);
double *bal_test_vectors_dup_array (BalTestVectors *self, const char *name, gsize *n);

/* Fails unless @actual is the member @name: NaN where it is null, nothing checked where it is
 * missing. */
void bal_test_vectors_expect (BalTestVectors *self, const char *name, double actual);
void bal_test_vectors_expect_array (BalTestVectors *self,
                                    const char *name,
                                    const double *actual,
                                    gsize n);
void bal_test_vectors_expect_text (BalTestVectors *self, const char *name, const char *actual);

/* Counts this case as one that differs on purpose. */
void bal_test_vectors_differ (BalTestVectors *self, const char *name, const char *reason);

/* Relative, and absolute below 1e-6; NaN is close to NaN. */
gboolean bal_test_is_close (double actual, double expected, double tolerance);

G_END_DECLS

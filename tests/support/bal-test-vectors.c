/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "tests/support/bal-test-vectors.h"

#include "tests/support/bal-test-support.h"

#include <math.h>

struct _BalTestVectors
{
  char *path;
  JsonParser *parser;
  JsonArray *cases;
  guint n_seen;
  guint n_figures;
  guint n_different;
  double tolerance;
  double floor;
};

BalTestVectors *
bal_test_vectors_open (const char *path)
{
  g_autofree char *full = bal_test_shared_path (path);
  g_autoptr (GError) error = NULL;
  BalTestVectors *self;

  if (full == NULL)
    return NULL;

  self = g_new0 (BalTestVectors, 1);
  self->path = g_strdup (path);
  self->parser = json_parser_new ();
  self->tolerance = 1e-9;
  self->floor = 1e-6;
  json_parser_load_from_file (self->parser, full, &error);
  g_assert_no_error (error);
  self->cases = json_node_get_array (json_parser_get_root (self->parser));
  g_assert_cmpuint (json_array_get_length (self->cases), >, 0);
  return self;
}

gboolean
bal_test_vectors_next (BalTestVectors *self)
{
  if (self->n_seen == json_array_get_length (self->cases))
    return FALSE;
  self->n_seen++;
  return TRUE;
}

void
bal_test_vectors_close (BalTestVectors *self)
{
  g_test_message ("%s: %u of %u cases agree, %u figures; %u differ on purpose", self->path,
                  self->n_seen - self->n_different, json_array_get_length (self->cases),
                  self->n_figures, self->n_different);
  g_object_unref (self->parser);
  g_free (self->path);
  g_free (self);
}

void
bal_test_vectors_set_tolerance (BalTestVectors *self, double tolerance, double floor)
{
  self->tolerance = tolerance;
  self->floor = floor;
}

JsonObject *
bal_test_vectors_get_case (BalTestVectors *self)
{
  return json_array_get_object_element (self->cases, self->n_seen - 1);
}

gboolean
bal_test_vectors_has (BalTestVectors *self, const char *name)
{
  return json_object_has_member (bal_test_vectors_get_case (self), name);
}

static double
number_of (JsonNode *node)
{
  return node == NULL || JSON_NODE_HOLDS_NULL (node) ? NAN : json_node_get_double (node);
}

double
bal_test_vectors_get (BalTestVectors *self, const char *name)
{
  return number_of (json_object_get_member (bal_test_vectors_get_case (self), name));
}

const char *
bal_test_vectors_get_text (BalTestVectors *self, const char *name)
{
  JsonNode *node = json_object_get_member (bal_test_vectors_get_case (self), name);

  return node == NULL || JSON_NODE_HOLDS_NULL (node) ? NULL : json_node_get_string (node);
}

gboolean
bal_test_vectors_get_boolean (BalTestVectors *self, const char *name)
{
  return json_object_get_boolean_member (bal_test_vectors_get_case (self), name);
}

double *
bal_test_vectors_dup_array (BalTestVectors *self, const char *name, gsize *n)
{
  JsonNode *node = json_object_get_member (bal_test_vectors_get_case (self), name);
  double *values;

  *n = 0;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return NULL;
  /* R writes an array of one as a plain number. */
  if (JSON_NODE_HOLDS_VALUE (node))
    {
      *n = 1;
      values = g_new (double, 1);
      values[0] = number_of (node);
      return values;
    }
  *n = json_array_get_length (json_node_get_array (node));
  values = g_new (double, MAX (*n, 1));
  for (guint i = 0; i < *n; i++)
    values[i] = number_of (json_array_get_element (json_node_get_array (node), i));
  return values;
}

static gboolean
is_near (double actual, double expected, double tolerance, double floor)
{
  if (isnan (expected) || isnan (actual))
    return isnan (expected) && isnan (actual);
  if (actual == expected)
    return TRUE;
  return fabs (actual - expected) <= tolerance * MAX (fabs (expected), floor);
}

gboolean
bal_test_is_close (double actual, double expected, double tolerance)
{
  return is_near (actual, expected, tolerance, 1e-6);
}

static void
compare (BalTestVectors *self, const char *name, gsize i, double expected, double actual)
{
  self->n_figures++;
  if (is_near (actual, expected, self->tolerance, self->floor))
    return;
  g_error ("%s, case %u, %s[%" G_GSIZE_FORMAT "]: expected %.15g, is %.15g", self->path,
           self->n_seen, name, i, expected, actual);
}

void
bal_test_vectors_expect (BalTestVectors *self, const char *name, double actual)
{
  if (bal_test_vectors_has (self, name))
    compare (self, name, 0, bal_test_vectors_get (self, name), actual);
}

void
bal_test_vectors_expect_array (BalTestVectors *self,
                               const char *name,
                               const double *actual,
                               gsize n)
{
  gsize n_expected;
  g_autofree double *expected = bal_test_vectors_dup_array (self, name, &n_expected);

  if (!bal_test_vectors_has (self, name))
    return;
  g_assert_cmpuint (n, ==, n_expected);
  for (gsize i = 0; i < n; i++)
    compare (self, name, i, expected[i], actual[i]);
}

void
bal_test_vectors_expect_text (BalTestVectors *self, const char *name, const char *actual)
{
  const char *expected = bal_test_vectors_get_text (self, name);

  self->n_figures++;
  if (g_strcmp0 (expected, actual) != 0)
    g_error ("%s, case %u, %s: expected %s, is %s", self->path, self->n_seen, name,
             expected ? expected : "null", actual ? actual : "null");
}

void
bal_test_vectors_differ (BalTestVectors *self, const char *name, const char *reason)
{
  self->n_different++;
  g_test_message ("%s, case %u (%s) differs on purpose: %s", self->path, self->n_seen, name,
                  reason);
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-graph-private.h"

/* 0 -> 1 -> 2 -> 1, 2 -> 3, 4 -> 4, 5 */
static BalGraph *
build (void)
{
  const guint from[] = { 0, 1, 2, 2, 4 };
  const guint to[] = { 1, 2, 1, 3, 4 };

  return bal_graph_new (6, from, to, G_N_ELEMENTS (from));
}

static void
test_edges (void)
{
  g_autoptr (BalGraph) graph = build ();

  g_assert_cmpuint (bal_graph_get_n_out (graph, 2), ==, 2);
  g_assert_cmpuint (bal_graph_get_n_in (graph, 1), ==, 2);
  g_assert_cmpuint (bal_graph_get_n_in (graph, 5), ==, 0);
  g_assert_cmpuint (graph->out[graph->first_out[2]], ==, 2);
  g_assert_cmpuint (graph->out[graph->first_out[2] + 1], ==, 3);
}

static void
test_reach (void)
{
  g_autoptr (BalGraph) graph = build ();
  guint8 effects[6] = { FALSE, FALSE, TRUE, FALSE, FALSE, FALSE };
  guint8 causes[6] = { FALSE, FALSE, FALSE, TRUE, FALSE, TRUE };
  const guint8 expected_effects[6] = { FALSE, TRUE, TRUE, TRUE, FALSE, FALSE };
  const guint8 expected_causes[6] = { TRUE, TRUE, TRUE, TRUE, FALSE, TRUE };

  bal_graph_reach (graph, TRUE, effects);
  bal_graph_reach (graph, FALSE, causes);
  g_assert_cmpmem (effects, sizeof effects, expected_effects, sizeof expected_effects);
  g_assert_cmpmem (causes, sizeof causes, expected_causes, sizeof expected_causes);
}

static void
test_cycles (void)
{
  g_autoptr (BalGraph) graph = build ();
  guint cycles[6] = { 9, 9, 9, 9, 9, 9 };
  const guint expected[6] = { 0, 1, 1, 0, 2, 0 };

  g_assert_cmpuint (bal_graph_find_cycles (graph, cycles), ==, 2);
  g_assert_cmpmem (cycles, sizeof cycles, expected, sizeof expected);
}

/* 0 - 1 - 2 and 1 - 3, with 3 - 4 - 5 - 3; 6 alone. Marked are 0, 2, 4, 5 and 6. */
static void
test_cuts (void)
{
  const guint from[] = { 0, 2, 1, 3, 4, 5 };
  const guint to[] = { 1, 1, 3, 4, 5, 3 };
  const guint8 marked[7] = { TRUE, FALSE, TRUE, FALSE, TRUE, TRUE, TRUE };
  const guint8 removed[7] = { FALSE, TRUE, FALSE, FALSE, FALSE, FALSE, FALSE };
  const guint64 expected[7] = { 0, 5, 0, 4, 0, 0, 0 };
  const guint expected_parts[7] = { 1, 0, 2, 3, 3, 3, 4 };
  guint64 pairs[7] = { 0 };
  guint parts[7] = { 9 };
  g_autoptr (BalGraph) graph = bal_graph_new (7, from, to, G_N_ELEMENTS (from));

  bal_graph_count_cuts (graph, marked, pairs);
  g_assert_cmpmem (pairs, sizeof pairs, expected, sizeof expected);
  g_assert_cmpuint (bal_graph_find_parts (graph, removed, parts), ==, 4);
  g_assert_cmpmem (parts, sizeof parts, expected_parts, sizeof expected_parts);
}

/* What the counting says is what taking each node out shows. */
static void
test_cuts_against_removing (void)
{
  const guint n = 24;

  for (guint round = 0; round < 200; round++)
    {
      guint from[30] = { 0 };
      guint to[30] = { 0 };
      guint8 marked[24] = { 0 };
      guint64 pairs[24] = { 0 };
      g_autoptr (BalGraph) graph = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (from); i++)
        {
          from[i] = (guint) g_test_rand_int_range (0, (gint32) n);
          to[i] = (guint) g_test_rand_int_range (0, (gint32) n);
        }
      for (guint i = 0; i < n; i++)
        marked[i] = g_test_rand_bit ();
      graph = bal_graph_new (n, from, to, G_N_ELEMENTS (from));
      bal_graph_count_cuts (graph, marked, pairs);
      for (guint gone = 0; gone < n; gone++)
        {
          guint8 removed[24] = { 0 };
          guint before[24] = { 0 };
          guint after[24] = { 0 };
          guint64 lost = 0;

          bal_graph_find_parts (graph, removed, before);
          removed[gone] = TRUE;
          bal_graph_find_parts (graph, removed, after);
          for (guint i = 0; i < n; i++)
            for (guint j = 0; j < i; j++)
              lost += marked[i] && marked[j] && i != gone && j != gone && before[i] == before[j] &&
                      after[i] != after[j];
          g_assert_cmpuint (pairs[gone], ==, lost);
        }
    }
}

static void
test_empty (void)
{
  g_autoptr (BalGraph) graph = bal_graph_new (0, NULL, NULL, 0);
  guint cycles[1] = { 0 };

  bal_graph_reach (graph, TRUE, NULL);
  g_assert_cmpuint (bal_graph_find_cycles (graph, cycles), ==, 0);
}

/* Two nodes are on one cycle when each reaches the other: held against the plain definition. */
static void
test_random (void)
{
  for (guint round = 0; round < 200; round++)
    {
      const guint n_nodes = (guint) g_test_rand_int_range (1, 12);
      const guint n_edges = (guint) g_test_rand_int_range (0, 20);
      guint from[20] = { 0 };
      guint to[20] = { 0 };
      guint cycles[12] = { 0 };
      guint8 reached[12][12] = { 0 };
      g_autoptr (BalGraph) graph = NULL;

      for (guint i = 0; i < n_edges; i++)
        {
          from[i] = (guint) g_test_rand_int_range (0, (int) n_nodes);
          to[i] = (guint) g_test_rand_int_range (0, (int) n_nodes);
        }
      graph = bal_graph_new (n_nodes, from, to, n_edges);
      bal_graph_find_cycles (graph, cycles);
      for (guint i = 0; i < n_nodes; i++)
        {
          for (guint j = 0; j < n_edges; j++)
            if (from[j] == i)
              reached[i][to[j]] = TRUE;
          bal_graph_reach (graph, TRUE, reached[i]);
        }
      for (guint i = 0; i < n_nodes; i++)
        {
          g_assert_cmpint (cycles[i] != 0, ==, reached[i][i]);
          for (guint j = 0; j < n_nodes; j++)
            if (cycles[i] != 0 && cycles[j] != 0)
              g_assert_cmpint (cycles[i] == cycles[j], ==, reached[i][j] && reached[j][i]);
        }
    }
}

/* 0 -> 1 -> 2 -> 1, 2 -> 3, 4 -> 4, 5: without direction 1 and 2 hold the first four together. */
static void
test_pieces (void)
{
  g_autoptr (BalGraph) graph = build ();
  guint components[6] = { 0 };
  guint pieces[6] = { 0 };
  const guint expected_components[6] = { 1, 1, 1, 1, 2, 3 };
  const guint expected_pieces[6] = { 1, 2, 2, 1, 0, 0 };

  g_assert_cmpuint (bal_graph_find_pieces (graph, components, pieces), ==, 3);
  g_assert_cmpmem (components, sizeof components, expected_components, sizeof expected_components);
  g_assert_cmpmem (pieces, sizeof pieces, expected_pieces, sizeof expected_pieces);
}

/* How many components the nodes other than one have, by marking. */
static guint
count_without (const BalGraph *graph, guint without, const guint *components)
{
  g_autofree guint8 *seen = g_new0 (guint8, (gsize) graph->n_nodes + 1);
  guint n = 0;

  seen[without] = TRUE;
  for (guint start = 0; start < graph->n_nodes; start++)
    {
      gboolean grows = TRUE;

      if (seen[start] || components[start] != components[without])
        continue;
      n++;
      seen[start] = 2;
      while (grows)
        {
          grows = FALSE;
          for (guint i = 0; i < graph->n_edges; i++)
            {
              const guint from = graph->from[i], to = graph->to[i];

              if (from == without || to == without || (seen[from] == 2) == (seen[to] == 2))
                continue;
              seen[from] = seen[to] = 2;
              grows = TRUE;
            }
        }
      for (guint i = 0; i < graph->n_nodes; i++)
        seen[i] = seen[i] != 0;
    }

  return n;
}

static void
test_random_pieces (void)
{
  for (guint round = 0; round < 200; round++)
    {
      const guint n_nodes = (guint) g_test_rand_int_range (1, 12);
      const guint n_edges = (guint) g_test_rand_int_range (0, 16);
      guint from[16] = { 0 }, to[16] = { 0 }, components[12] = { 0 }, pieces[12] = { 0 };
      g_autoptr (BalGraph) graph = NULL;

      for (guint i = 0; i < n_edges; i++)
        {
          from[i] = (guint) g_test_rand_int_range (0, (gint32) n_nodes);
          to[i] = (guint) g_test_rand_int_range (0, (gint32) n_nodes);
        }
      graph = bal_graph_new (n_nodes, from, to, n_edges);
      bal_graph_find_pieces (graph, components, pieces);
      for (guint i = 0; i < n_nodes; i++)
        g_assert_cmpuint (pieces[i], ==, count_without (graph, i, components));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/graph/edges", test_edges);
  g_test_add_func ("/base/graph/reach", test_reach);
  g_test_add_func ("/base/graph/cycles", test_cycles);
  g_test_add_func ("/base/graph/cuts", test_cuts);
  g_test_add_func ("/base/graph/cuts-against-removing", test_cuts_against_removing);
  g_test_add_func ("/base/graph/empty", test_empty);
  g_test_add_func ("/base/graph/random", test_random);
  g_test_add_func ("/base/graph/pieces", test_pieces);
  g_test_add_func ("/base/graph/random-pieces", test_random_pieces);

  return g_test_run ();
}

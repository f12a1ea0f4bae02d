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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/graph/edges", test_edges);
  g_test_add_func ("/base/graph/reach", test_reach);
  g_test_add_func ("/base/graph/cycles", test_cycles);
  g_test_add_func ("/base/graph/empty", test_empty);
  g_test_add_func ("/base/graph/random", test_random);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

/* Tells libFuzzer how inputs that are JSON are changed. */

#include "tests/fuzz/bal-fuzz.h"

#include <string.h>

size_t LLVMFuzzerMutate (uint8_t *data, size_t size, size_t max_size);
size_t LLVMFuzzerCustomMutator (uint8_t *data, size_t size, size_t max_size, unsigned int seed);

size_t
LLVMFuzzerCustomMutator (uint8_t *data, size_t size, size_t max_size, unsigned int seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GByteArray) mutated = NULL;

  if (g_rand_boolean (random))
    mutated = bal_fuzz_mutate_json (random, data, size);
  if (mutated == NULL || mutated->len == 0 || mutated->len > max_size)
    return LLVMFuzzerMutate (data, size, max_size);
  memcpy (data, mutated->data, mutated->len);

  return mutated->len;
}

# SPDX-License-Identifier: Apache-2.0
"""Parses Solidity by the grammar of tree-sitter. This is no compiler: it knows the syntax, and neither types nor names.

Standard input: a list of sources; answer: for each the list of places that are no Solidity, as "line: text".
"""
import json
import sys
import warnings

warnings.simplefilter("ignore")
import tree_sitter_solidity
from tree_sitter import Language, Parser

parser = Parser(Language(tree_sitter_solidity.language()))


def faults(node):
    if node.type == "ERROR" or node.is_missing:
        yield f"{node.start_point.row + 1}: {node.text.decode()[:60]}"
    for child in node.children:
        yield from faults(child)


json.dump([list(faults(parser.parse(source.encode()).root_node)) for source in json.load(sys.stdin)], sys.stdout)
